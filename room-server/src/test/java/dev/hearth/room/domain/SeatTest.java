package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.persona;
import static dev.hearth.room.domain.People.principal;
import static dev.hearth.room.domain.RoomScenario.OWNER;
import static dev.hearth.room.domain.RoomScenario.capacity;
import static dev.hearth.room.domain.RoomScenario.emptyRoom;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ann sits on a sofa, Bob stands. */
class SeatTest {

    private static final RoomCommand LEAVE = new RoomCommand.Leave();
    private static final RoomCommand STAND = new RoomCommand.Stand();
    private static final Layout HALL = Layout.of(Layout.HALL);

    private static RoomCommand sit(String seat) {
        return new RoomCommand.Sit(seat);
    }

    private static Place placeOf(String seat) {
        return HALL.seat(seat).orElseThrow().place();
    }

    private final RoomScenario story = emptyRoom().givenInside("ann", "bob").given("ann", sit("sofa-2"));

    @Test
    void holdsTheSeat() {
        assertThat(story.occupant("ann").seat()).isEqualTo("sofa-2");
        assertThat(story.occupant("ann").place()).isEqualTo(placeOf("sofa-2"));
    }

    @Test
    void namesTheSeatInTheAnswer() {
        story.when("bob", sit("sofa-1"))
                .thenEvents(new RoomEvent.SeatTaken(2, "sofa-1"))
                .thenReceipt(0, "sofa-1")
                .thenAuthor(2);
    }

    @Test
    void refusesTheSeatToOthersAndNamesTheNearestFreeOne() {
        story.when("bob", sit("sofa-2"))
                .thenRefused(new Outcome.Refused(Rejection.SEAT_TAKEN, "sofa-1", null))
                .given("bob", sit("sofa-1"))
                .givenInside("cem")
                .when("cem", sit("sofa-2"))
                .thenRefused(new Outcome.Refused(Rejection.SEAT_TAKEN, "sofa-3", null));
    }

    @Test
    void namesNoSeatWhenNoneIsFree() {
        for (var seat : HALL.seats()) {
            if (!seat.id().equals("sofa-2")) {
                story.given(OWNER, capacity(100)).givenInside(seat.id()).given(seat.id(), sit(seat.id()));
            }
        }
        story.when("bob", sit("sofa-2")).thenRefused(Rejection.SEAT_TAKEN);
        assertThat(story.room().freeSeatNearest(placeOf("sofa-2"))).isEmpty();
    }

    @Test
    void refusesASeatNobodyKnows() {
        story.when("bob", sit("throne")).thenRefused(Rejection.SEAT_UNKNOWN);
    }

    @Test
    void saysToSomebodyWhoSitsDownAgainThatTheySit() {
        story.when("ann", sit("sofa-2")).thenNothingChanged(0, "sofa-2");
    }

    @Test
    void freesTheFormerSeatWhenAnotherIsTaken() {
        story.given("ann", sit("fire-1")).when("bob", sit("sofa-2")).thenEvents(new RoomEvent.SeatTaken(2, "sofa-2"));
    }

    @Test
    void standsUpInFrontOfTheSeat() {
        var inFront = HALL.inFrontOf(HALL.seat("sofa-2").orElseThrow());
        story.when("ann", STAND)
                .thenEvents(new RoomEvent.SeatLeft(1, inFront))
                .when("ann", STAND)
                .thenRefused(Rejection.NOT_SEATED)
                .when("bob", sit("sofa-2"))
                .thenAccepted();
        assertThat(story.occupant("ann").place()).isEqualTo(inFront);
        assertThat(story.occupant("ann").seat()).isNull();
    }

    @Test
    void freesTheSeatWhenItsHolderLeavesFromIt() {
        story.walking(1, new Place(1, 1, 0))
                .when("ann", LEAVE)
                .thenEvents(new RoomEvent.OccupantLeft(1, persona("ann"), LeaveReason.LEFT, placeOf("sofa-2")))
                .when("bob", sit("sofa-2"))
                .thenAccepted();
    }

    @Test
    void notesNoPositionOfTheSeated() {
        story.walking(1, new Place(1, 1, 0))
                .whenRoom(new RoomCommand.NotePositions(List.of(new Standing(1, new Place(1, 1, 0)))))
                .thenNothingToDo();
    }

    @Test
    void forgetsWhereSomebodyWalkedBeforeSittingInTheSameBatch() {
        var stale = new Place(1, 1, 0);
        var inFront = HALL.inFrontOf(HALL.seat("fire-2").orElseThrow());
        var bob = principal("bob");
        story.walking(2, stale)
                .submit(
                        Submission.by(bob, story.causeOf(bob, sit("fire-2")), sit("fire-2")),
                        Submission.by(bob, story.causeOf(bob, STAND), STAND),
                        Submission.byRoom(new RoomCommand.NotePositions(List.of(new Standing(2, stale)))),
                        Submission.by(bob, story.causeOf(bob, LEAVE), LEAVE))
                .thenEvents(
                        new RoomEvent.SeatTaken(2, "fire-2"),
                        new RoomEvent.SeatLeft(2, inFront),
                        new RoomEvent.OccupantLeft(2, persona("bob"), LeaveReason.LEFT, inFront));
    }
}
