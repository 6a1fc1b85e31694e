package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RelayDriver.ROOM;
import static dev.hearth.gateway.socket.RelayDriver.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a relay does about a room that is gone, and about messages that never came. */
class RelayHealingTest {

    private final RelayDriver on = new RelayDriver();

    @BeforeEach
    void adaAttends() {
        on.attach(on.ada, 5, 1);
        on.loop.run();
        on.ada.log.clear();
    }

    @Nested
    class WhenTheRoomIsGone {

        @Test
        void attachesAgainAtOnceFromTheLastOffset() throws Exception {
            frontDies();
            assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 5));
            assertThat(on.world.rooms).isEmpty();
        }

        @Test
        void closesTheGapBeforeItPassesAnythingOn() throws Exception {
            frontDies();
            on.world.nextTold(RoomEntity.Attach.class);
            on.publish(7, said("newer"));
            answer(on.ada, new Attachment.Replay("e.0", 6, List.of(said("six"), said("newer")), 1));
            on.publish(8, said("eight"));
            on.loop.run();
            assertThat(on.ada.log)
                    .containsExactly(
                            "notice room.resyncing", "attached", "stream replay7", "room.events 6", "room.events 8");
        }

        @Test
        void asksAtOnceForThoseWhoWaitedForAnAnswerToo() throws Exception {
            on.tell(new RoomRelay.Attach(ROOM, on.bob, new StreamPosition("e.0", 2)));
            on.world.nextTold(RoomEntity.Attach.class);
            frontDies();
            assertThat(List.of(
                            on.world
                                    .nextTold(RoomEntity.Attach.class)
                                    .position()
                                    .offset(),
                            on.world
                                    .nextTold(RoomEntity.Attach.class)
                                    .position()
                                    .offset()))
                    .containsExactlyInAnyOrder(2L, 5L);
        }

        @Test
        void claimsEverybodyAtARoomThatAnswersFromAnotherPlace() throws Exception {
            on.world.front = TestInbox.<RoomEntity.Command>create("second life").getRef();
            on.tell(new RoomRelay.Attach(ROOM, on.bob, new StreamPosition("e.0", 5)));
            on.world.nextTold(RoomEntity.Attach.class);
            answer(on.bob, new Attachment.Live("e.0", 5, 2));
            var claimed = on.world.nextTold(RoomEntity.Attach.class);
            assertThat(claimed.connection()).isEqualTo(on.ada.id());
            assertThat(claimed.face()).isEqualTo(on.ada.face());
        }

        /** Every repetition waits in the buffer that all rooms share. */
        @Test
        void asksLessAndLessOftenWhileTheRoomIsNowhere() throws Exception {
            frontDies();
            on.world.nextTold(RoomEntity.Attach.class);
            assertThat(secondsUntilAskedAgain(10)).containsExactly(2, 6);
        }

        @Test
        void asksAsOftenAsBeforeOnceTheRoomHasAnswered() throws Exception {
            frontDies();
            on.world.nextTold(RoomEntity.Attach.class);
            answer(on.ada, new Attachment.Live("e.0", 5, 1));
            on.loop.run();
            on.world.rooms.clear();
            on.tell(new RoomRelay.Attach(ROOM, on.bob, new StreamPosition("e.0", 5)));
            on.world.nextTold(RoomEntity.Attach.class);
            assertThat(secondsUntilAskedAgain(7)).containsExactly(2, 4, 6);
        }

        private List<Integer> secondsUntilAskedAgain(int seconds) {
            var asked = new ArrayList<Integer>();
            for (int second = 1; second <= seconds; second++) {
                on.pass(Duration.ofSeconds(1));
                if (on.world.rooms.removeIf(told -> told.command() instanceof RoomEntity.Attach)) {
                    asked.add(second);
                }
            }
            return asked;
        }

        @Test
        void leavesARoomAloneThatNobodyAttends() {
            on.tell(new RoomRelay.Forget(ROOM, on.ada.id()));
            on.world.rooms.clear();
            frontDies();
            assertThat(on.world.rooms).isEmpty();
        }

        private void frontDies() {
            on.effects().stream()
                    .filter(Effect.WatchedWith.class::isInstance)
                    .forEach(effect -> on.tell(((Effect.WatchedWith<?, ?>) effect).message()));
        }
    }

    @Nested
    class AnswersThatComeTwice {

        @Test
        void showsAReplayOnce() {
            on.publish(7, said("seven"));
            var missed = List.of(said("six"), said("seven"));
            answer(on.ada, new Attachment.Replay("e.0", 6, missed, 1));
            answer(on.ada, new Attachment.Replay("e.0", 6, missed, 1));
            on.publish(8, said("eight"));
            on.loop.run();
            assertThat(on.ada.log)
                    .containsExactly(
                            "notice room.resyncing", "attached", "stream replay7", "room.events 6", "room.events 8");
        }

        @Test
        void believesNoAnswerToWhatItAskedBefore() {
            on.tell(new RoomRelay.Attach(ROOM, on.bob, new StreamPosition("e.0", 3)));
            answer(on.bob, new Attachment.Live("e.0", 5, 2));
            answer(on.bob, new Attachment.Replay("e.0", 2, List.of(said("two"), said("three")), 2));
            answer(on.bob, new Attachment.Replay("f.0", 4, List.of(said("other")), 2));
            on.loop.run();
            assertThat(on.bob.log).isEmpty();
        }

        @Test
        void isNotMovedByALiveAnswerWhenItIsUpToDate() {
            answer(on.ada, new Attachment.Live("e.0", 5, 1));
            on.publish(6, said("six"));
            on.loop.run();
            assertThat(on.ada.log).containsExactly("room.events 6");
        }
    }

    @Nested
    class CountsThatDiffer {

        @Test
        void namesItsConnectionsToARoomThatHoldsMoreOrFewer() throws Exception {
            top(2, 0);
            assertThat(on.world.nextTold(RoomEntity.Claim.class).connections()).containsExactly(on.ada.id());
            top(0, 0);
            assertThat(on.world.nextTold(RoomEntity.Claim.class).connections()).containsExactly(on.ada.id());
            top(1, 0);
            assertThat(on.world.rooms).isEmpty();
        }

        @Test
        void saysSoToARoomThatItDoesNotServeAtAll() throws Exception {
            on.tell(new RoomRelay.Forget(ROOM, on.ada.id()));
            on.world.rooms.clear();
            top(1, 0);
            assertThat(on.world.nextTold(RoomEntity.Claim.class).connections()).isEmpty();
        }

        @Test
        void givesAPlaceBackThatIsHeldForNobody() throws Exception {
            var gone = new FakeSocket("gone", on.loop.loop());
            on.attach(gone, 5, 4);
            assertThat(on.world.nextTold(RoomEntity.Detach.class).connection()).isEqualTo(gone.id());
        }

        @Test
        void showsTheRoomToWhoeverJoinedWithoutHearingOfIt() {
            on.attach(on.bob, 5, 2);
            on.loop.run();
            assertThat(on.bob.log).containsExactly("attached", "room.snapshot 5");
        }

        @Test
        void attachesAgainWhomTheRoomDoesNotHold() throws Exception {
            answer(on.ada, new Attachment.Gone(Rejection.BUSY));
            on.pass(Duration.ofSeconds(2));
            assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 5));
        }

        @Test
        void asksForThePresentWhenVolatileFramesWereLost() throws Exception {
            on.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            top(1, 10);
            on.tell(new RoomEntity.Moved(ROOM, 5, false, List.of(new Standing(1, new Place(1, 2, 0))), List.of()));
            top(1, 11);
            assertThat(on.world.rooms).isEmpty();
            on.tell(new RoomEntity.Moved(ROOM, 5, false, List.of(new Standing(1, new Place(1, 3, 0))), List.of()));
            top(1, 13);
            on.world.nextTold(RoomEntity.ShowPresent.class);
        }

        private void top(int holders, long shown) {
            on.tell(new RoomEntity.TopOffset(ROOM, "e.0", 5, holders, shown));
        }
    }

    private void answer(FakeSocket socket, Attachment attachment) {
        on.tell(on.world.attached(ROOM, socket.id(), attachment));
    }
}
