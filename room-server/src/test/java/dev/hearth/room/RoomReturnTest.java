package dev.hearth.room;

import static dev.hearth.room.RoomDriver.connection;
import static dev.hearth.room.RoomDriver.face;
import static dev.hearth.room.RoomDriver.person;
import static dev.hearth.room.RoomDriver.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity.Attached;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomEntity.Notification;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.persistence.testkit.JournalOperation;
import org.apache.pekko.persistence.testkit.ProcessingPolicy;
import org.apache.pekko.persistence.testkit.ProcessingResult;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.WriteEvents;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Coming back to a room: what may be seen, whose place is kept, and who holds it. */
class RoomReturnTest {

    private static ActorTestKit kit;
    private static PersistenceTestKit store;

    private RoomDriver room;

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create("RoomReturnTest", RoomDriver.config());
        store = PersistenceTestKit.create(kit.system());
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void createRoom(TestInfo test) {
        store.resetPolicy();
        room = new RoomDriver(kit, "return " + test.getDisplayName());
        room.create(5);
    }

    @Nested
    class RightsAreReadAgain {

        private StreamPosition position;

        @BeforeEach
        void adaWasHere() {
            var view = room.join("ada");
            position = new StreamPosition(view.epoch(), view.offset());
        }

        @Test
        void isGoneForWhoeverWasBannedMeanwhile() {
            var ban = new RoomCommand.Ban(person("ada").persona(), Duration.ofMinutes(5));
            room.outcomeOf(room.send("owner", "ban", ban));
            assertThat(comeBack()).isEqualTo(new Attachment.Gone(Rejection.BANNED));
        }

        @Test
        void isGoneForWhoeverLeft() {
            room.outcomeOf(room.send("ada", "leave", new RoomCommand.Leave()));
            assertThat(comeBack()).isEqualTo(new Attachment.Gone(Rejection.NOT_IN_ROOM));
        }

        @Test
        void isGoneForWhoeverWasPutOut() {
            room.outcomeOf(room.send(
                    "owner", "kick", new RoomCommand.Kick(person("ada").persona())));
            assertThat(comeBack()).isEqualTo(new Attachment.Gone(Rejection.NOT_IN_ROOM));
        }

        @Test
        void isGoneOnceTheRoomIsClosed() {
            room.outcomeOf(room.send("owner", "close", new RoomCommand.Close()));
            assertThat(comeBack()).isEqualTo(new Attachment.Gone(Rejection.ROOM_CLOSED));
        }

        @Test
        void isGoneInARoomThatWasNeverMade() {
            var nowhere = new RoomDriver(kit, "a room of nobody " + position);
            nowhere.attach("ada", position);
            assertThat(nowhere.fish(Attached.class).attachment())
                    .isEqualTo(new Attachment.Gone(Rejection.ROOM_NOT_FOUND));
        }

        @Test
        void isASnapshotForAPositionOfAnotherRoom() {
            room.attach("ada", new StreamPosition("foreign.0", 2));
            assertThat(room.fish(Attached.class).attachment()).isInstanceOf(Attachment.Snapshot.class);
        }

        private Attachment comeBack() {
            room.attach("ada", position);
            return room.fish(Attached.class).attachment();
        }
    }

    @Nested
    class WhileAWriteTakesLong {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Test
        void keepsThePlaceOfWhoeverIsOnTheirWayInWhenTheirTimeEnds() throws Exception {
            room.join("ada");
            room.join("bob");
            holdWrites();
            room.send("bob", "slow", say("slow"));
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            room.passTime(RoomDriver.GRACE.multipliedBy(2));
            long join = room.sendJoin("ada");
            kit.createTestProbe().expectNoMessage(RoomDriver.GRACE.multipliedBy(2));
            mayEnd.countDown();

            assertThat(((Outcome.Accepted) room.outcomeOf(join)).receipt().occupant())
                    .isEqualTo(1);
            var view = ((Attachment.Snapshot) room.fish(Attached.class).attachment()).view();
            assertThat(view.occupants()).extracting(RoomView.Person::number).containsExactly(1, 2);
        }

        @Test
        void letsWhoeverIsBeingPutOutInAgainAsSomebodyNew() throws Exception {
            endOfAdaIsBeingWritten();
            long join = room.sendJoin("ada");
            mayEnd.countDown();

            assertThat(((RoomEvent.OccupantLeft) room.entries().entries().get(0).event()).reason())
                    .isEqualTo(LeaveReason.LOST);
            var joined = room.entries();
            assertThat(joined.entries().get(0).event()).isInstanceOf(RoomEvent.OccupantJoined.class);
            assertThat(joined.answers()).extracting("request").containsExactly(join);
            var view = ((Attachment.Snapshot) room.fish(Attached.class).attachment()).view();
            assertThat(view.occupants()).extracting(RoomView.Person::number).containsExactly(2, 3);
            assertThat(view.occupants()).noneMatch(RoomView.Person::reconnecting);
        }

        @Test
        void saysGoneOnceAndNotLiveFirstToWhoeverIsBeingPutOut() throws Exception {
            var view = endOfAdaIsBeingWritten();
            room.attach("ada", new StreamPosition(view.epoch(), view.offset()));
            room.attach("ada", new StreamPosition(view.epoch(), view.offset()));
            mayEnd.countDown();

            assertThat(room.fish(Attached.class).attachment()).isEqualTo(new Attachment.Gone(Rejection.NOT_IN_ROOM));
            assertThat(room.join("eve").occupants())
                    .extracting(RoomView.Person::number)
                    .containsExactly(2, 3);
        }

        private RoomView endOfAdaIsBeingWritten() throws Exception {
            room.join("ada");
            var view = room.join("bob");
            holdWrites();
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            return view;
        }

        private void holdWrites() {
            store.withPolicy(new Gate(begun, mayEnd));
        }
    }

    /** A journal whose writes wait. */
    private record Gate(CountDownLatch begun, CountDownLatch mayEnd) implements ProcessingPolicy<JournalOperation> {

        @Override
        public ProcessingResult tryProcess(String log, JournalOperation operation) {
            if (operation instanceof WriteEvents) {
                begun.countDown();
                try {
                    if (!mayEnd.await(10, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("nobody opened the gate");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return ProcessingSuccess.getInstance();
        }
    }

    @Nested
    class AfterASecondStart {

        @Test
        void keepsWhoeverARelayClaimsAndGivesTheOthersUpByAnEvent() {
            var ada = room.join("ada");
            var bob = room.join("bob");
            startAgain();
            room.attach("ada", new StreamPosition(ada.epoch(), bob.offset()));
            assertThat(room.fish(Attached.class).attachment()).isInstanceOf(Attachment.Live.class);

            var left = (RoomEvent.OccupantLeft) room.entries().entries().get(0).event();
            assertThat(left.number()).isEqualTo(2);
            assertThat(left.reason()).isEqualTo(LeaveReason.LOST);
            assertThat(room.join("eve").occupants())
                    .extracting(RoomView.Person::number)
                    .containsExactly(1, 3);
        }

        @Test
        void knowsTheFacesOfThoseWhoAreClaimed() {
            var ada = room.join("ada");
            startAgain();
            room.attach("ada", new StreamPosition(ada.epoch(), ada.offset()));
            room.fish(Attached.class);
            assertThat(room.join("bob").faces()).contains(face("ada"), face("bob"));
        }

        @Test
        void isNamedSoThatRelaysNoticeWhoAnswers() {
            var ada = room.join("ada");
            var before = room.room;
            startAgain();
            room.attach("ada", new StreamPosition(ada.epoch(), ada.offset()));
            assertThat(room.fish(Attached.class).front()).isEqualTo(room.room).isNotEqualTo(before);
        }

        private void startAgain() {
            kit.stop(room.room);
            room.room = room.start();
        }
    }

    @Nested
    class LinksAndDevices {

        private final ConnectionId older = new ConnectionId("link", 1);
        private final ConnectionId newer = new ConnectionId("link", 2);

        @Test
        void believesNoLateEndOfASocketWhoseLinkCameBack() {
            var view = room.join("ada");
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            attach(older, view);
            attach(newer, view);
            room.room.tell(new RoomEntity.Detach(older));
            assertThat(room.join("bob").occupants()).noneMatch(RoomView.Person::reconnecting);
        }

        @Test
        void marksThePersonOnceTheNewestSocketIsGoneToo() {
            var view = room.join("ada");
            attach(older, view);
            attach(newer, view);
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            room.room.tell(new RoomEntity.Detach(older));
            room.room.tell(new RoomEntity.Detach(newer));
            assertThat(room.join("bob").occupants().get(0).reconnecting()).isTrue();
        }

        @Test
        void countsALateEndOnlyOnce() {
            var view = room.join("ada");
            attach(newer, view);
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            room.room.tell(new RoomEntity.Detach(older));
            assertThat(room.join("bob").occupants()).noneMatch(RoomView.Person::reconnecting);
        }

        @Test
        void putsAllDevicesOutTogether() {
            var view = room.join("ada");
            attach(newer, view);
            room.outcomeOf(room.send("ada", "leave", new RoomCommand.Leave()));
            room.room.tell(new RoomEntity.Detach(newer));
            var again = room.join("ada");
            assertThat(again.occupants()).extracting(RoomView.Person::number).containsExactly(2);
            assertThat(again.occupants()).noneMatch(RoomView.Person::reconnecting);
        }

        private void attach(ConnectionId connection, RoomView view) {
            room.room.tell(new RoomEntity.Attach(
                    room.relay.ref(),
                    connection,
                    person("ada"),
                    face("ada"),
                    new StreamPosition(view.epoch(), view.offset())));
            room.fish(Attached.class);
        }
    }

    @Nested
    class WhatARelayClaims {

        @Test
        void tellsItsRelaysHowManyItHolds() {
            room.join("ada");
            room.join("bob");
            assertThat(room.topOffset().holders()).isEqualTo(2);
            room.room.tell(new RoomEntity.Detach(connection("bob")));
            assertThat(until(1).holders()).isEqualTo(1);
        }

        @Test
        void offersAPlaceAgainThatTheRelayDoesNotKnowOf() {
            var view = room.join("ada");
            room.room.tell(new RoomEntity.Claim(room.relay.ref(), List.of()));
            var again = room.fish(Attached.class);
            assertThat(again.connection()).isEqualTo(connection("ada"));
            assertThat(((Attachment.Snapshot) again.attachment()).view().offset())
                    .isEqualTo(view.offset());
        }

        @Test
        void asksWhoeverItDoesNotHoldToAttachAgain() {
            room.join("ada");
            var stranger = new ConnectionId("unknown", 9);
            room.room.tell(new RoomEntity.Claim(room.relay.ref(), List.of(connection("ada"), stranger)));
            var answer = room.fish(Attached.class);
            assertThat(answer.connection()).isEqualTo(stranger);
            assertThat(answer.attachment()).isEqualTo(new Attachment.Gone(Rejection.BUSY));
        }

        @Test
        void saysNothingWhereBothAgree() {
            room.join("ada");
            TestProbe<Notification> other = kit.createTestProbe();
            room.room.tell(new RoomEntity.Claim(room.relay.ref(), List.of(connection("ada"))));
            room.room.tell(new RoomEntity.Claim(other.ref(), List.of()));
            room.attach("eve", new StreamPosition("any", 1));
            assertThat(room.fish(Attached.class).connection()).isEqualTo(connection("eve"));
            other.expectNoMessage(Duration.ofMillis(10));
        }

        private RoomEntity.TopOffset until(int holders) {
            var top = room.topOffset();
            while (top.holders() != holders) {
                top = room.topOffset();
            }
            return top;
        }
    }
}
