package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.person;
import static dev.hearth.room.domain.People.persona;
import static dev.hearth.room.domain.People.principal;
import static dev.hearth.room.domain.RoomScenario.CREATE;
import static dev.hearth.room.domain.RoomScenario.OWNER;
import static dev.hearth.room.domain.RoomScenario.PROFILE;
import static dev.hearth.room.domain.RoomScenario.START;
import static dev.hearth.room.domain.RoomScenario.absentRoom;
import static dev.hearth.room.domain.RoomScenario.capacity;
import static dev.hearth.room.domain.RoomScenario.emptyRoom;
import static dev.hearth.room.domain.RoomScenario.roomFor;
import static dev.hearth.room.domain.RoomScenario.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final RoomCommand JOIN = new RoomCommand.Join();
    private static final RoomCommand LEAVE = new RoomCommand.Leave();
    private static final RoomCommand STAND = new RoomCommand.Stand();
    private static final RoomCommand CLOSE = new RoomCommand.Close();
    private static final RoomCommand REOPEN = new RoomCommand.Reopen();
    private static final Layout HALL = Layout.of(Layout.HALL);

    private static RoomCommand sit(String seat) {
        return new RoomCommand.Sit(seat);
    }

    @Nested
    class WhenAbsent {

        @Test
        void isCreatedByWhoeverAsks() {
            var story = absentRoom()
                    .when(OWNER, CREATE)
                    .thenEvents(new RoomEvent.RoomCreated(person(OWNER), persona(OWNER), PROFILE, Layout.HALL, "nonce"))
                    .thenReceipt(0, "")
                    .thenAuthor(0);
            assertThat(story.room().exists()).isTrue();
            assertThat(story.room().epochNonce()).isEqualTo("nonce");
            assertThat(story.room().roleOf(persona(OWNER))).isEqualTo(Role.OWNER);
            assertThat(story.room().ownerPerson()).isEqualTo(person(OWNER));
        }

        @Test
        void refusesEverythingElse() {
            absentRoom()
                    .when("ann", JOIN)
                    .thenRefused(Rejection.ROOM_NOT_FOUND)
                    .when("ann", CLOSE)
                    .thenRefused(Rejection.ROOM_NOT_FOUND)
                    .whenRoom(new RoomCommand.Expire(1))
                    .thenRefused(Rejection.ROOM_NOT_FOUND);
        }

        @Test
        void hasNothingThatOnlyACreatedRoomHas() {
            var room = Room.absent();
            assertThat(room.exists()).isFalse();
            assertThat(room.closed()).isFalse();
            assertThat(room.epochNonce()).isEmpty();
            assertThatIllegalStateException().isThrownBy(room::profile);
            assertThatIllegalStateException().isThrownBy(room::layout);
            assertThat(room.canAttend(principal("ann"), START)).contains(Rejection.ROOM_NOT_FOUND);
            assertThat(room.mayWhisper(principal("ann"), 1, START)).contains(Rejection.ROOM_NOT_FOUND);
        }
    }

    @Nested
    class WhenEmpty {

        @Test
        void isNotCreatedTwice() {
            emptyRoom()
                    .when(OWNER, CREATE)
                    .thenRefused(Rejection.ROOM_EXISTS)
                    .when("ann", CREATE)
                    .thenRefused(Rejection.ROOM_EXISTS);
        }

        @Test
        void answersTheSameCreationAgain() {
            var story = absentRoom();
            var again = new Submission(principal(OWNER), story.causeOf(principal(OWNER), CREATE), CREATE);
            story.submit(again).thenReceipt(0, "").submit(again);
            assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(1, 0, "", 0), true));
        }

        @Test
        void givesWhoeverComesInTheNextNumberAndAPlaceByTheDoor() {
            emptyRoom()
                    .when("ann", JOIN)
                    .thenEvents(new RoomEvent.OccupantJoined(1, person("ann"), persona("ann"), HALL.entrance(1)))
                    .thenReceipt(1, "")
                    .thenAuthor(1)
                    .when("bob", JOIN)
                    .thenEvents(new RoomEvent.OccupantJoined(2, person("bob"), persona("bob"), HALL.entrance(2)))
                    .thenReceipt(2, "");
        }

        @Test
        void neverGivesANumberAgain() {
            emptyRoom()
                    .givenInside("ann", "bob")
                    .given("bob", LEAVE)
                    .when("cem", JOIN)
                    .thenReceipt(3, "");
        }

        @Test
        void refusesWhatNeedsBeingInside() {
            emptyRoom()
                    .when("ann", LEAVE)
                    .thenRefused(Rejection.NOT_IN_ROOM)
                    .when("ann", say("hello"))
                    .thenRefused(Rejection.NOT_IN_ROOM)
                    .when("ann", sit("sofa-1"))
                    .thenRefused(Rejection.NOT_IN_ROOM)
                    .when("ann", STAND)
                    .thenRefused(Rejection.NOT_IN_ROOM);
        }

        @Test
        void isConfiguredByItsOwnerFromOutside() {
            var change = new RoomProfileChange("New", null, null, null, null, Visibility.OPEN, null);
            var changed = new RoomProfile("New", "", List.of("talk"), "en", 10, Visibility.OPEN, "Come in");
            emptyRoom()
                    .when(OWNER, new RoomCommand.Configure(change))
                    .thenEvents(new RoomEvent.RoomConfigured(changed))
                    .thenAuthor(0)
                    .when(OWNER, new RoomCommand.Configure(change))
                    .thenNothingChanged(0, "");
        }

        @Test
        void forgetsNobodyWhoIsNotThere() {
            emptyRoom().whenRoom(new RoomCommand.Expire(7)).thenNothingToDo();
        }

        @Test
        void refusesToReopen() {
            emptyRoom().when(OWNER, REOPEN).thenRefused(Rejection.ROOM_NOT_CLOSED);
        }
    }

    @Nested
    class WhenSomebodyIsInside {

        private final RoomScenario story = emptyRoom().givenInside("ann", "bob");

        @Test
        void saysToSomebodyWhoJoinsAgainThatTheyAreHere() {
            story.when("ann", JOIN).thenNothingChanged(1, "");
        }

        @Test
        void keepsWhatTheySay() {
            story.when("ann", say("hello"))
                    .thenEvents(new RoomEvent.MessagePosted(person("ann"), persona("ann"), "hello"))
                    .thenAuthor(1);
            assertThat(story.room().talk())
                    .containsExactly(new TalkLine(4, START, 1, person("ann"), persona("ann"), "hello"));
        }

        @Test
        void keepsTheLastHundredLinesOfTalk() {
            for (int i = 1; i <= 101; i++) {
                story.given("ann", say("line " + i));
            }
            assertThat(story.room().talk()).hasSize(100);
            assertThat(story.room().talk().get(0).text()).isEqualTo("line 2");
            assertThat(story.room().recentTalk(2)).extracting(TalkLine::text).containsExactly("line 100", "line 101");
            assertThat(story.room().recentTalk(500)).hasSize(100);
        }

        @Test
        void letsThemLeaveFromWhereTheyWereWalking() {
            var there = new Place(3, 4, 1);
            story.walking(1, there)
                    .when("ann", LEAVE)
                    .thenEvents(new RoomEvent.OccupantLeft(1, persona("ann"), LeaveReason.LEFT, there))
                    .thenAuthor(1);
            assertThat(story.room().occupantOf(persona("ann"))).isEmpty();
        }

        @Test
        void storesNoPlaceOutsideTheFloor() {
            story.walking(1, new Place(99, -5, 0))
                    .when("ann", LEAVE)
                    .thenEvents(new RoomEvent.OccupantLeft(1, persona("ann"), LeaveReason.LEFT, new Place(12, 0, 0)));
        }

        @Test
        void letsTheLostLeaveByTheRoomsOwnWord() {
            story.whenRoom(new RoomCommand.Expire(2))
                    .thenEvents(new RoomEvent.OccupantLeft(2, persona("bob"), LeaveReason.LOST, HALL.entrance(2)))
                    .thenAuthor(0);
        }

        @Test
        void notesPositionsThatAreNews() {
            var there = new Place(3, 4, 1);
            var note = new RoomCommand.NotePositions(List.of(
                    new Standing(1, there), new Standing(1, there), new Standing(2, there), new Standing(99, there)));
            story.walking(1, there)
                    .walking(2, HALL.entrance(2))
                    .walking(99, there)
                    .whenRoom(note)
                    .thenEvents(new RoomEvent.PositionsNoted(List.of(new Standing(1, there))))
                    .thenAuthor(0);
            assertThat(story.occupant("ann").place()).isEqualTo(there);
            story.whenRoom(note).thenNothingToDo();
        }

        @Test
        void notesTheNewestPositionWhenTheNoteIsOld() {
            var newest = new Place(3, 4, 1);
            story.walking(1, newest)
                    .whenRoom(new RoomCommand.NotePositions(List.of(new Standing(1, new Place(1, 1, 0)))))
                    .thenEvents(new RoomEvent.PositionsNoted(List.of(new Standing(1, newest))));
        }

        @Test
        void notesNoPositionThatNobodyWalkedTo() {
            story.whenRoom(new RoomCommand.NotePositions(List.of(new Standing(1, new Place(1, 1, 0)))))
                    .thenNothingToDo();
        }

        @Test
        void letsEverybodyStayWhenCapacityShrinksButNobodyIn() {
            story.given(OWNER, capacity(1));
            assertThat(story.room().occupants()).hasSize(2);
            story.when("cem", JOIN).thenRefused(Rejection.ROOM_FULL);
        }

        @Test
        void letsTwoFacesOfOnePersonBothIn() {
            story.when(principal("ann", "anna"), JOIN).thenReceipt(3, "");
        }

        @Test
        void letsThemWhisperToEachOther() {
            assertThat(story.room().mayWhisper(principal("ann"), 2, START)).isEmpty();
            assertThat(story.room().mayWhisper(principal("ann"), 9, START)).contains(Rejection.NO_SUCH_OCCUPANT);
            assertThat(story.room().mayWhisper(principal("cem"), 2, START)).contains(Rejection.NOT_IN_ROOM);
        }

        @Test
        void letsThemAttendAndNobodyElse() {
            assertThat(story.room().canAttend(principal("ann"), START)).isEmpty();
            assertThat(story.room().canAttend(principal("cem"), START)).contains(Rejection.NOT_IN_ROOM);
        }
    }

    @Nested
    class WhenFull {

        private final RoomScenario story = roomFor(2).givenInside("ann", "bob");

        @Test
        void refusesJoinWhenRoomIsFull() {
            story.when("cem", JOIN).thenRefused(Rejection.ROOM_FULL);
        }

        @Test
        void keepsNoPlaceForItsOwner() {
            story.when(OWNER, JOIN).thenRefused(Rejection.ROOM_FULL);
        }

        @Test
        void stillAnswersThoseInside() {
            story.when("bob", JOIN).thenNothingChanged(2, "");
        }

        @Test
        void givesAFreedPlaceToTheNextOneInTheSameBatch() {
            var bob = principal("bob");
            var cem = principal("cem");
            story.submit(
                            Submission.by(cem, story.causeOf(cem, JOIN), JOIN),
                            Submission.by(bob, story.causeOf(bob, LEAVE), LEAVE),
                            Submission.by(cem, story.causeOf(cem, JOIN), JOIN))
                    .thenReceipt(3, "");
            assertThat(story.commit().outcomes().get(0)).isEqualTo(Outcome.Refused.because(Rejection.ROOM_FULL));
        }
    }

    @Nested
    class WhenClosed {

        private final RoomScenario story = emptyRoom()
                .givenInside("ann", OWNER)
                .given("ann", sit("sofa-1"))
                .given(OWNER, CLOSE);

        @Test
        void isEmpty() {
            assertThat(story.room().closed()).isTrue();
            assertThat(story.room().occupants()).isEmpty();
            assertThat(story.room().canAttend(principal("ann"), START)).contains(Rejection.ROOM_CLOSED);
        }

        @Test
        void namesTheOwnerInsideAsTheAuthor() {
            story.thenAuthor(2);
        }

        @Test
        void refusesEverybodyTheOwnerToo() {
            story.when("ann", JOIN)
                    .thenRefused(Rejection.ROOM_CLOSED)
                    .when(OWNER, JOIN)
                    .thenRefused(Rejection.ROOM_CLOSED);
        }

        @Test
        void isNotClosedTwice() {
            story.when(OWNER, CLOSE).thenRefused(Rejection.ROOM_CLOSED);
        }

        @Test
        void opensAgainWithFreeSeatsAndNewNumbers() {
            story.when(OWNER, REOPEN)
                    .thenEvents(new RoomEvent.RoomReopened())
                    .when("bob", JOIN)
                    .thenReceipt(3, "")
                    .when("bob", sit("sofa-1"))
                    .thenAccepted();
        }

        @Test
        void canStillBeConfigured() {
            story.when(OWNER, capacity(3)).thenAccepted();
        }
    }

    @Nested
    class WhenDecidingInTime {

        @Test
        void neverLetsRoomTimeRunBackwards() {
            var story = emptyRoom().later(Duration.ofMinutes(-5)).when("ann", JOIN);
            assertThat(story.commit().entries().get(0).at()).isEqualTo(START);
        }

        @Test
        void bearsRoomTimeInMilliseconds() {
            var story = emptyRoom().later(Duration.ofNanos(5_000_001)).when("ann", JOIN);
            assertThat(story.commit().entries().get(0).at()).isEqualTo(START.plusMillis(5));
        }
    }

    @Nested
    class WhenTheLogIsWrong {

        @Test
        void stopsRatherThanBendItsState() {
            var room = emptyRoom().givenInside("ann").room();
            assertCannotHappen(room, new RoomEvent.RoomCreated(person("x"), persona("x"), PROFILE, Layout.HALL, "n"));
            assertCannotHappen(room, new RoomEvent.OccupantLeft(9, persona("x"), LeaveReason.LEFT, HALL.entrance(9)));
            assertCannotHappen(room, new RoomEvent.OccupantJoined(1, person("x"), persona("x"), HALL.entrance(1)));
            assertCannotHappen(room, new RoomEvent.OccupantJoined(2, person("ann"), persona("ann"), HALL.entrance(2)));
            assertCannotHappen(room, new RoomEvent.SeatTaken(1, "throne"));
            assertCannotHappen(Room.absent(), new RoomEvent.RoomClosed());
        }

        @Test
        void refusesASeatHeldByTwo() {
            var room = emptyRoom()
                    .givenInside("ann", "bob")
                    .given("ann", sit("sofa-1"))
                    .room();
            assertCannotHappen(room, new RoomEvent.SeatTaken(2, "sofa-1"));
        }

        private void assertCannotHappen(Room room, RoomEvent event) {
            assertThatIllegalStateException().isThrownBy(() -> room.apply(new RoomEntry(START, 0, null, event)));
        }
    }
}
