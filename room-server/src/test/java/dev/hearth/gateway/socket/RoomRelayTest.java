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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoomRelayTest {

    private final RelayDriver on = new RelayDriver();

    @Test
    void timesItsWayToTheLastQueueOfALoop() {
        on.attach(on.ada, 5, 1);
        on.loop.run();
        on.publish(6, said("one"));
        on.nanos.addAndGet(Duration.ofMillis(30).toNanos());
        on.loop.run();

        assertThat(on.world.metrics.scrape())
                .contains("hearth_relay_fanout_seconds_count 1", "hearth_relay_fanout_seconds_sum 0.03");
    }

    @Nested
    class AfterAJump {

        @BeforeEach
        void adaAttends() {
            on.attach(on.ada, 5, 1);
            on.loop.run();
            on.ada.log.clear();
            on.publish(8, said("three"));
        }

        @Test
        void asksFromTheLastOffsetAndShowsNothingUntilThen() throws Exception {
            on.publish(9, said("four"));
            on.loop.run();

            assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 5));
            assertThat(on.ada.log).containsExactly("notice room.resyncing");
            assertThat(on.world.rooms).isEmpty();
        }

        @Test
        void goesOnAfterTheReplay() {
            var missed = List.of(said("one"), said("two"), said("three"));
            on.tell(on.world.attached(ROOM, on.ada.id(), new Attachment.Replay("e.0", 6, missed, 1)));
            on.publish(9, said("four"));
            on.loop.run();

            assertThat(on.ada.log)
                    .containsExactly(
                            "notice room.resyncing", "attached", "stream replay8", "room.events 6", "room.events 9");
        }

        @Test
        void holdsAnswersBackUntilTheirEventsWereSeen() {
            on.publishAnswered(9, List.of(said("four")), on.ada, 3);
            on.loop.run();
            assertThat(on.ada.log).doesNotContain("answer 3");

            on.attach(on.ada, 9, 1);
            on.loop.run();
            assertThat(on.ada.log)
                    .containsExactly(
                            "notice room.resyncing", "attached", "stream snapshot9", "room.snapshot 9", "answer 3");
        }

        @Test
        void asksAgainWhenNobodyAnswers() throws Exception {
            on.world.nextTold(RoomEntity.Attach.class);
            on.pass(Duration.ofSeconds(1));
            assertThat(on.world.rooms).isEmpty();
            on.pass(Duration.ofSeconds(1));
            on.world.nextTold(RoomEntity.Attach.class);
        }

        @Test
        void asksAgainLaterWhenTheRoomIsBusy() throws Exception {
            on.world.nextTold(RoomEntity.Attach.class);
            on.tell(on.world.attached(ROOM, on.ada.id(), new Attachment.Gone(Rejection.BUSY)));
            on.loop.run();
            assertThat(on.ada.log).containsExactly("notice room.resyncing");
            on.pass(Duration.ofSeconds(2));
            on.world.nextTold(RoomEntity.Attach.class);
        }

        @Test
        void saysThatThePlaceIsGone() {
            on.tell(on.world.attached(ROOM, on.ada.id(), new Attachment.Gone(Rejection.NOT_IN_ROOM)));
            on.publish(9, said("four"));
            on.loop.run();

            assertThat(on.ada.log).containsExactly("notice room.resyncing", "stream gone", "ended");
        }
    }

    @Test
    void believesNoOtherEpoch() throws Exception {
        on.attach(on.ada, 5, 1);
        on.tell(new RoomEntity.Published(ROOM, "f.1", 6, List.of(said("one")), List.of(), List.of()));
        on.loop.run();

        on.world.nextTold(RoomEntity.Attach.class);
        assertThat(on.ada.log).endsWith("notice room.resyncing");
    }

    @Test
    void noticesByTheTopOffsetWhatItLost() throws Exception {
        on.attach(on.ada, 5, 1);
        on.tell(new RoomEntity.TopOffset(ROOM, "e.0", 5, 1, 0));
        assertThat(on.world.rooms).isEmpty();
        on.tell(new RoomEntity.TopOffset(ROOM, "e.0", 6, 1, 0));
        on.world.nextTold(RoomEntity.Attach.class);
    }

    @Test
    void attachesAgainWhenARoomIsSilent() throws Exception {
        on.attach(on.ada, 5, 1);
        on.pass(Duration.ofSeconds(8));
        assertThat(on.world.rooms).isEmpty();
        on.pass(Duration.ofSeconds(1));
        assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 5));
    }

    @Test
    void catchesUpWhoComesBackBehindTheOthers() throws Exception {
        on.attach(on.ada, 7, 1);
        on.tell(new RoomRelay.Attach(ROOM, on.bob, new StreamPosition("e.0", 3)));
        on.world.nextTold(RoomEntity.Attach.class);
        on.tell(on.world.attached(ROOM, on.bob.id(), new Attachment.Replay("e.0", 4, List.of(said("x")), 2)));

        assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 4));
        on.publish(8, said("y"));
        on.loop.run();
        assertThat(on.bob.log).doesNotContain("room.events 8");
        assertThat(on.ada.log).endsWith("room.events 8");
    }

    @Test
    void announcesOnlyStreamsThatAClientNamed() {
        on.attach(on.ada, 5, 1);
        on.tell(new RoomRelay.Attach(ROOM, on.bob, new StreamPosition("e.0", 5)));
        on.tell(on.world.attached(ROOM, on.bob.id(), new Attachment.Live("e.0", 5, 2)));
        on.loop.run();

        assertThat(on.ada.log).containsExactly("attached", "room.snapshot 5");
        assertThat(on.bob.log).containsExactly("attached", "stream live5");
    }

    @Test
    void givesThePlaceBackOfAConnectionThatIsGoneAlready() throws Exception {
        on.connections.removeLive(on.ada);
        on.attach(on.ada, 5, 1);
        assertThat(on.world.nextTold(RoomEntity.Detach.class).connection()).isEqualTo(on.ada.id());
    }

    @Test
    void cutsALongReplayIntoFramesInOrder() {
        on.tell(new RoomRelay.Attach(ROOM, on.ada, new StreamPosition("e.0", 0)));
        var missed = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> said("x".repeat(300)))
                .toList();
        on.tell(on.world.attached(ROOM, on.ada.id(), new Attachment.Replay("e.0", 1, missed, 1)));
        on.loop.run();

        assertThat(on.ada.log.subList(0, 3)).containsExactly("attached", "stream replay100", "room.events 1");
        assertThat(on.ada.log).hasSizeGreaterThan(5);
    }

    @Nested
    class WhenALoopLags {

        @BeforeEach
        void adaAttendsAndTheLoopIsFull() {
            on.attach(on.ada, 5, 1);
            on.loop.run();
            on.ada.log.clear();
            IntStream.rangeClosed(6, 8).forEach(offset -> on.publish(offset, said("on time")));
        }

        @Test
        void sparesItAndCatchesUpWhenItIsFree() throws Exception {
            on.publish(9, said("too much"));
            on.publish(10, said("too much"));
            assertThat(on.world.rooms).isEmpty();

            on.loop.run();
            assertThat(on.ada.log)
                    .containsExactly("room.events 6", "room.events 7", "room.events 8", "notice room.resyncing");
            on.relay.selfInbox().getAllReceived().forEach(on.relay::run);
            assertThat(on.world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 8));
        }

        @Test
        void withholdsVolatileFramesAndAsksForThePresentLater() throws Exception {
            on.tell(RelayDriver.moved(8, new Standing(1, new Place(1, 2, 0))));
            on.loop.run();
            assertThat(on.ada.log).doesNotContain("room.moves 8");

            on.pass(Duration.ofSeconds(1));
            on.world.nextTold(RoomEntity.ShowPresent.class);
        }

        @Test
        void neighboursOnOtherLoopsDoNotNotice() {
            var otherLoop = new HandLoop();
            var eve = new FakeSocket("eve", otherLoop.loop());
            on.connections.addLive(eve);
            on.attach(eve, 8, 3);
            on.publish(9, said("nine"));
            otherLoop.run();

            assertThat(eve.log).containsExactly("attached", "room.snapshot 8", "room.events 9");
        }
    }
}
