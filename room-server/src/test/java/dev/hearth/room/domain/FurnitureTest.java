package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.person;
import static dev.hearth.room.domain.People.persona;
import static dev.hearth.room.domain.Pieces.LAMP;
import static dev.hearth.room.domain.Pieces.PLANT;
import static dev.hearth.room.domain.Pieces.SOFA;
import static dev.hearth.room.domain.Pieces.STOOL;
import static dev.hearth.room.domain.Pieces.at;
import static dev.hearth.room.domain.Pieces.moveTo;
import static dev.hearth.room.domain.Pieces.place;
import static dev.hearth.room.domain.Pieces.remove;
import static dev.hearth.room.domain.RoomScenario.OWNER;
import static dev.hearth.room.domain.RoomScenario.emptyRoom;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The owner and two builders are inside, and a guest. */
class FurnitureTest {

    private static final RoomCommand.ChangeRole GUEST = new RoomCommand.ChangeRole(persona("ben"), Role.GUEST);

    private final RoomScenario story = emptyRoom()
            .givenInside(OWNER, "ben", "bea", "gus")
            .given(OWNER, new RoomCommand.ChangeRole(persona("ben"), Role.BUILDER))
            .given(OWNER, new RoomCommand.ChangeRole(persona("bea"), Role.BUILDER));

    private static RoomEvent placed(int number, String who, Form form, Spot spot) {
        return new RoomEvent.PiecePlaced(number, "thing", person(who), persona(who), form, spot);
    }

    private static RoomCommand sit(String seat) {
        return new RoomCommand.Sit(seat);
    }

    @Nested
    class Placing {

        @Test
        void storesTheFormAndNamesThePieceInTheAnswer() {
            story.when("ben", place(PLANT, at(2, 3)))
                    .thenEvents(placed(1, "ben", PLANT, at(2, 3)))
                    .thenAuthor(2);
            assertThat(story.outcome())
                    .isEqualTo(new Outcome.Accepted(new Receipt(story.room().offset(), 0, "", 1), false));
        }

        @Test
        void isForOwnerAndBuildersInside() {
            story.when("gus", place(PLANT, at(2, 3)))
                    .thenRefused(Rejection.FORBIDDEN)
                    .given(OWNER, new RoomCommand.Leave())
                    .when(OWNER, place(PLANT, at(2, 3)))
                    .thenRefused(Rejection.NOT_IN_ROOM);
        }

        @Test
        void neverUsesANumberAgain() {
            story.given("ben", place(PLANT, at(2, 3)), place(PLANT, at(3, 3)), remove(2))
                    .when("ben", place(PLANT, at(2, 3)))
                    .thenEvents(placed(3, "ben", PLANT, at(2, 3)));
        }

        @Test
        void mayPutOnePieceIntoAnother() {
            story.given("ben", place(PLANT, at(2, 3)))
                    .when("bea", place(PLANT, at(2, 3)))
                    .thenAccepted();
        }

        @Test
        void takesFiveHundredPiecesAndNotOneMore() {
            for (int i = 0; i < Furniture.PIECES_MAX; i++) {
                story.given("ben", place(PLANT, at(2, 3)));
            }
            story.when("ben", place(PLANT, at(2, 3)))
                    .thenRefused(Rejection.FURNITURE_FULL)
                    .given("ben", remove(17))
                    .when("ben", place(PLANT, at(2, 3)))
                    .thenAccepted();
        }

        @Test
        void takesTwoHundredSeatsAndNotOneMore() {
            for (int i = 0; i < Furniture.SEATS_MAX / 2; i++) {
                story.given("ben", place(SOFA, at(2, 3)));
            }
            story.when("ben", place(STOOL, at(2, 3)))
                    .thenRefused(Rejection.FURNITURE_FULL)
                    .given("ben", place(PLANT, at(2, 3)), remove(1), place(STOOL, at(2, 3)))
                    .when("ben", place(SOFA, at(2, 3)))
                    .thenRefused(Rejection.FURNITURE_FULL);
        }

        @Test
        void refusesTheCeilingOfAGarden() {
            var garden = RoomScenario.absentRoom()
                    .given(OWNER, new RoomCommand.Create(RoomScenario.PROFILE, "garden.v1", "nonce"))
                    .givenInside(OWNER);
            garden.when(OWNER, place(LAMP, at(2, 3))).thenRefused(Rejection.NO_CEILING);
        }
    }

    @Nested
    class Moving {

        @Test
        void changesOnlyWhatIsSpokenAbout() {
            var change = new SpotChange(null, null, null, 1d, 2d);
            story.given("ben", place(PLANT, at(2, 3)))
                    .when("bea", new RoomCommand.MovePiece(1, change))
                    .thenEvents(new RoomEvent.PieceMoved(1, new Spot(2, 0, 3, 1, 2), List.of()));
        }

        @Test
        void isForOwnerAndBuildersInside() {
            story.given("ben", place(PLANT, at(2, 3)))
                    .when("gus", moveTo(1, 3, 3))
                    .thenRefused(Rejection.FORBIDDEN)
                    .given(OWNER, GUEST)
                    .when("ben", moveTo(1, 3, 3))
                    .thenRefused(Rejection.FORBIDDEN)
                    .given("bea", new RoomCommand.Leave())
                    .when("bea", moveTo(1, 3, 3))
                    .thenRefused(Rejection.NOT_IN_ROOM);
        }

        @Test
        void refusesAPieceNobodyKnowsAndAPlaceOutside() {
            story.given("ben", place(PLANT, at(2, 3)))
                    .when("ben", moveTo(2, 3, 3))
                    .thenRefused(Rejection.PIECE_UNKNOWN)
                    .when("ben", moveTo(1, 12, 3))
                    .thenRefused(Rejection.PIECE_OUTSIDE);
        }

        @Test
        void saysThatItIsThereAlready() {
            story.given("ben", place(PLANT, at(2, 3)))
                    .when("bea", moveTo(1, 2, 3))
                    .thenNothingChanged(0, "");
        }

        @Test
        void carriesWhoSitsOnIt() {
            story.given("ben", place(SOFA, at(4, 4)))
                    .given("gus", sit("p1.2"))
                    .when("bea", moveTo(1, 5, 6))
                    .thenEvents(new RoomEvent.PieceMoved(1, at(5, 6), SOFA.seats()));
            assertThat(story.occupant("gus").seat()).isEqualTo("p1.2");
            assertThat(story.occupant("gus").place()).isEqualTo(new Place(5.5, 6.25, 0));
            assertThat(story.room().seat("p1.2").orElseThrow().place()).isEqualTo(new Place(5.5, 6.25, 0));
        }
    }

    @Nested
    class Removing {

        @Test
        void isTheOwnersWhoeverPlacedIt() {
            story.given("ben", place(PLANT, at(2, 3)))
                    .when(OWNER, remove(1))
                    .thenEvents(new RoomEvent.PieceRemoved(1, "thing"))
                    .when(OWNER, remove(1))
                    .thenRefused(Rejection.PIECE_UNKNOWN);
        }

        @Test
        void isTheirsWhoPlacedItWhateverTheirRoleIsNow() {
            story.given("ben", place(PLANT, at(2, 3)))
                    .given(OWNER, GUEST)
                    .when("ben", remove(1))
                    .thenAccepted();
        }

        @Test
        void isNobodyElses() {
            story.given("ben", place(PLANT, at(2, 3)))
                    .when("bea", remove(1))
                    .thenRefused(Rejection.PIECE_FOREIGN)
                    .when("gus", remove(1))
                    .thenRefused(Rejection.FORBIDDEN)
                    .when(People.principal("ben", "another face"), remove(1))
                    .thenRefused(Rejection.NOT_IN_ROOM);
        }

        @Test
        void isOnlyForThoseInside() {
            story.given("ben", place(PLANT, at(2, 3)), new RoomCommand.Leave())
                    .when("ben", remove(1))
                    .thenRefused(Rejection.NOT_IN_ROOM);
        }

        @Test
        void letsEverybodyOnItStandUpFirst() {
            story.given("ben", place(SOFA, at(4, 4)))
                    .given("gus", sit("p1.2"))
                    .given("bea", sit("p1.1"))
                    .when("ben", remove(1))
                    .thenEvents(
                            new RoomEvent.SeatLeft(3, new Place(3.5, 4.85, 0)),
                            new RoomEvent.SeatLeft(4, new Place(4.5, 4.85, 0)),
                            new RoomEvent.PieceRemoved(1, "thing"))
                    .thenAuthor(2);
            assertThat(story.occupant("gus").seat()).isNull();
            assertThat(story.room().seat("p1.2")).isEmpty();
        }
    }

    @Nested
    class Sitting {

        @Test
        void worksOnWhatAPieceBrings() {
            story.given("ben", place(SOFA, at(4, 4)))
                    .when("gus", sit("p1.1"))
                    .thenEvents(new RoomEvent.SeatTaken(4, "p1.1"))
                    .when("bea", sit("p1.1"))
                    .thenRefused(new Outcome.Refused(Rejection.SEAT_TAKEN, "p1.2", null))
                    .when("bea", sit("p1.3"))
                    .thenRefused(Rejection.SEAT_UNKNOWN);
            assertThat(story.occupant("gus").place()).isEqualTo(new Place(3.5, 4.25, 0));
        }

        @Test
        void standsUpInFrontOfThePiece() {
            story.given("ben", place(SOFA, at(4, 4)))
                    .given("gus", sit("p1.1"))
                    .when("gus", new RoomCommand.Stand())
                    .thenEvents(new RoomEvent.SeatLeft(4, new Place(3.5, 4.85, 0)));
        }
    }

    @Test
    void outlivesTheClosingOfTheRoom() {
        story.given("ben", place(SOFA, at(4, 4)))
                .given("gus", sit("p1.1"))
                .given(OWNER, new RoomCommand.Close(), new RoomCommand.Reopen());
        assertThat(story.room().furniture().pieces()).hasSize(1);
        story.givenInside("gus").when("gus", sit("p1.1")).thenAccepted();
    }
}
