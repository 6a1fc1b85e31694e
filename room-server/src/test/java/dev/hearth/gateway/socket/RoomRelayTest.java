package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.Standing;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The relay by itself: messages go in by hand, loops run by hand, rooms hear into a queue. */
class RoomRelayTest {

    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    // No leak detector: what fake sockets are shown is left to the collector.
    private static final ByteBufAllocator MEMORY = new UnpooledByteBufAllocator(true, true);

    private final FakeWorld world = new FakeWorld();
    private final Connections connections = new Connections();
    private final AtomicLong nanos = new AtomicLong();
    private final HandLoop loop = new HandLoop();
    private @Nullable Object ticks;
    private final FakeSocket ada = new FakeSocket("ada", loop.loop());
    private final FakeSocket bob = new FakeSocket("bob", loop.loop());
    private final BehaviorTestKit<Object> relay = BehaviorTestKit.create(RoomRelay.create(
            new GatewaySettings.Relay(1, 3, Duration.ofSeconds(9), Duration.ofSeconds(2)),
            world.doors(),
            connections,
            new Frames(MEMORY),
            nanos::get));

    @BeforeEach
    void register() {
        connections.addLive(ada);
        connections.addLive(bob);
    }

    private static RoomEntry said(String text) {
        var who = FakeWorld.principal("ada");
        return new RoomEntry(AT, 1, null, new RoomEvent.MessagePosted(who.person(), who.persona(), text));
    }

    private static RoomEntry left(int number) {
        var persona = FakeWorld.principal("ada").persona();
        return new RoomEntry(
                AT, 1, null, new RoomEvent.OccupantLeft(number, persona, LeaveReason.LEFT, new Place(0, 0, 0)));
    }

    private void attach(FakeSocket socket, long offset, int number) {
        tell(new RoomEntity.Attached(
                ROOM, socket.id(), new Attachment.Snapshot(Views.of(offset, number, "ada"), number)));
    }

    private void tell(Object message) {
        relay.run(message);
    }

    private void publish(long first, RoomEntry... entries) {
        tell(new RoomEntity.Published(ROOM, "e.0", first, List.of(entries), List.of(), List.of()));
    }

    private void publishAnswered(long first, List<RoomEntry> entries, FakeSocket socket, long request) {
        var outcome = new Outcome.Accepted(new Receipt(first, 0, "", 0), false);
        var answer = new RoomEntity.Answer(socket.id(), request, outcome);
        tell(new RoomEntity.Published(ROOM, "e.0", first, entries, List.of(), List.of(answer)));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        relay.getAllEffects().forEach(effect -> {
            if (effect instanceof Effect.TimerScheduled<?> timer) {
                ticks = timer.msg();
            }
        });
        if (ticks != null) {
            tell(ticks);
        }
    }

    @Nested
    class InOrder {

        @BeforeEach
        void bothAttend() {
            attach(ada, 5, 1);
            attach(bob, 5, 2);
            loop.run();
            ada.log.clear();
            bob.log.clear();
            ada.flushes = 0;
        }

        @Test
        void handsOneTaskAndTheSameBytesToALoop() {
            publish(6, said("one"), said("two"));

            assertThat(loop.run()).isEqualTo(1);
            assertThat(ada.log).containsExactly("room.events 6");
            assertThat(bob.log).containsExactly("room.events 6");
            assertThat(ada.durable.get(0).memoryAddress())
                    .isEqualTo(bob.durable.get(0).memoryAddress());
            assertThat(ada.flushes).isEqualTo(1);
        }

        @Test
        void releasesAFrameWithItsLastReader() {
            publish(6, said("one"));
            loop.run();

            var frame = ada.durable.get(0);
            assertThat(frame.refCnt()).isPositive();
            ada.durable.get(0).release();
            bob.durable.get(0).release();
            assertThat(frame.refCnt()).isZero();
        }

        @Test
        void answersBehindTheEvents() {
            publishAnswered(6, List.of(said("one")), bob, 9);
            loop.run();

            assertThat(bob.log).containsExactly("room.events 6", "answer 9");
            assertThat(ada.log).containsExactly("room.events 6");
        }

        @Test
        void answersThoseWhoDoNotAttendToo() {
            var eve = new FakeSocket("eve", loop.loop());
            connections.addLive(eve);
            publishAnswered(6, List.of(), eve, 9);
            loop.run();

            assertThat(eve.log).containsExactly("answer 9");
        }

        @Test
        void skipsWhatWasPassedOnBefore() {
            publish(6, said("one"));
            publish(6, said("one"), said("two"));
            publish(7, said("two"));
            loop.run();

            assertThat(ada.log).containsExactly("room.events 6", "room.events 7");
        }

        @Test
        void stopsShowingTheRoomToWhoeverLeft() {
            publish(6, left(1));
            publish(7, said("after"));
            loop.run();

            assertThat(ada.log).containsExactly("room.events 6", "ended");
            assertThat(bob.log).containsExactly("room.events 6", "room.events 7");
        }

        @Test
        void stopsShowingAClosedRoomToEverybody() {
            publish(6, new RoomEntry(AT, 0, null, new RoomEvent.RoomClosed()));
            publish(7, said("after"));
            loop.run();

            assertThat(ada.log).containsExactly("room.events 6", "ended");
            assertThat(bob.log).containsExactly("room.events 6", "ended");
        }

        @Test
        void passesVolatileValuesOn() {
            tell(new RoomEntity.Moved(ROOM, 5, List.of(new Standing(1, new Place(1, 2, 0)))));
            tell(new RoomEntity.Signed(ROOM, 5, List.of(new RoomEntity.Sign(1, null, true, null, null))));
            loop.run();

            assertThat(ada.log).containsExactly("room.moves 5", "room.signs 5");
        }

        @Test
        void detachesAConnectionThatIsGone() {
            tell(new RoomRelay.Forget(ROOM, ada.id()));
            publish(6, said("one"));
            loop.run();

            assertThat(world.rooms.poll().command()).isEqualTo(new RoomEntity.Detach(ada.id()));
            assertThat(ada.log).isEmpty();
            assertThat(bob.log).containsExactly("room.events 6");
        }
    }

    @Nested
    class AfterAJump {

        @BeforeEach
        void adaAttends() {
            attach(ada, 5, 1);
            loop.run();
            ada.log.clear();
            publish(8, said("three"));
        }

        @Test
        void asksFromTheLastOffsetAndShowsNothingUntilThen() throws Exception {
            publish(9, said("four"));
            loop.run();

            assertThat(world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 5));
            assertThat(ada.log).containsExactly("notice room.resyncing");
            assertThat(world.rooms).isEmpty();
        }

        @Test
        void goesOnAfterTheReplay() {
            var missed = List.of(said("one"), said("two"), said("three"));
            tell(new RoomEntity.Attached(ROOM, ada.id(), new Attachment.Replay("e.0", 6, missed, 1)));
            publish(9, said("four"));
            loop.run();

            assertThat(ada.log)
                    .containsExactly(
                            "notice room.resyncing", "attached", "stream replay8", "room.events 6", "room.events 9");
        }

        @Test
        void holdsAnswersBackUntilTheirEventsWereSeen() {
            publishAnswered(9, List.of(said("four")), ada, 3);
            loop.run();
            assertThat(ada.log).doesNotContain("answer 3");

            attach(ada, 9, 1);
            loop.run();
            assertThat(ada.log)
                    .containsExactly(
                            "notice room.resyncing", "attached", "stream snapshot9", "room.snapshot 9", "answer 3");
        }

        @Test
        void asksAgainWhenNobodyAnswers() throws Exception {
            world.nextTold(RoomEntity.Attach.class);
            pass(Duration.ofSeconds(1));
            assertThat(world.rooms).isEmpty();
            pass(Duration.ofSeconds(1));
            world.nextTold(RoomEntity.Attach.class);
        }

        @Test
        void asksAgainLaterWhenTheRoomIsBusy() throws Exception {
            world.nextTold(RoomEntity.Attach.class);
            tell(new RoomEntity.Attached(ROOM, ada.id(), new Attachment.Gone(Rejection.BUSY)));
            loop.run();
            assertThat(ada.log).containsExactly("notice room.resyncing");
            pass(Duration.ofSeconds(2));
            world.nextTold(RoomEntity.Attach.class);
        }

        @Test
        void saysThatThePlaceIsGone() {
            tell(new RoomEntity.Attached(ROOM, ada.id(), new Attachment.Gone(Rejection.NOT_IN_ROOM)));
            publish(9, said("four"));
            loop.run();

            assertThat(ada.log).containsExactly("notice room.resyncing", "stream gone", "ended");
        }
    }

    @Test
    void believesNoOtherEpoch() throws Exception {
        attach(ada, 5, 1);
        tell(new RoomEntity.Published(ROOM, "f.1", 6, List.of(said("one")), List.of(), List.of()));
        loop.run();

        world.nextTold(RoomEntity.Attach.class);
        assertThat(ada.log).endsWith("notice room.resyncing");
    }

    @Test
    void noticesByTheTopOffsetWhatItLost() throws Exception {
        attach(ada, 5, 1);
        tell(new RoomEntity.TopOffset(ROOM, "e.0", 5));
        assertThat(world.rooms).isEmpty();
        tell(new RoomEntity.TopOffset(ROOM, "e.0", 6));
        world.nextTold(RoomEntity.Attach.class);
    }

    @Test
    void attachesAgainWhenARoomIsSilent() throws Exception {
        attach(ada, 5, 1);
        pass(Duration.ofSeconds(8));
        assertThat(world.rooms).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 5));
    }

    @Test
    void catchesUpWhoComesBackBehindTheOthers() throws Exception {
        attach(ada, 7, 1);
        tell(new RoomRelay.Attach(ROOM, bob, new StreamPosition("e.0", 3)));
        world.nextTold(RoomEntity.Attach.class);
        tell(new RoomEntity.Attached(ROOM, bob.id(), new Attachment.Replay("e.0", 4, List.of(said("x")), 2)));

        assertThat(world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 4));
        publish(8, said("y"));
        loop.run();
        assertThat(bob.log).doesNotContain("room.events 8");
        assertThat(ada.log).endsWith("room.events 8");
    }

    @Test
    void announcesOnlyStreamsThatAClientNamed() {
        attach(ada, 5, 1);
        tell(new RoomRelay.Attach(ROOM, bob, new StreamPosition("e.0", 5)));
        tell(new RoomEntity.Attached(ROOM, bob.id(), new Attachment.Live("e.0", 5, 2)));
        loop.run();

        assertThat(ada.log).containsExactly("attached", "room.snapshot 5");
        assertThat(bob.log).containsExactly("attached", "stream live5");
    }

    @Test
    void givesThePlaceBackOfAConnectionThatIsGoneAlready() throws Exception {
        connections.removeLive(ada);
        attach(ada, 5, 1);
        assertThat(world.nextTold(RoomEntity.Detach.class).connection()).isEqualTo(ada.id());
    }

    @Test
    void cutsALongReplayIntoFramesInOrder() {
        tell(new RoomRelay.Attach(ROOM, ada, new StreamPosition("e.0", 0)));
        var missed = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> said("x".repeat(300)))
                .toList();
        tell(new RoomEntity.Attached(ROOM, ada.id(), new Attachment.Replay("e.0", 1, missed, 1)));
        loop.run();

        assertThat(ada.log.subList(0, 3)).containsExactly("attached", "stream replay100", "room.events 1");
        assertThat(ada.log).hasSizeGreaterThan(5);
    }

    @Nested
    class WhenALoopLags {

        @BeforeEach
        void adaAttendsAndTheLoopIsFull() {
            attach(ada, 5, 1);
            loop.run();
            ada.log.clear();
            IntStream.rangeClosed(6, 8).forEach(offset -> publish(offset, said("on time")));
        }

        @Test
        void sparesItAndCatchesUpWhenItIsFree() throws Exception {
            publish(9, said("too much"));
            publish(10, said("too much"));
            assertThat(world.rooms).isEmpty();

            loop.run();
            assertThat(ada.log)
                    .containsExactly("room.events 6", "room.events 7", "room.events 8", "notice room.resyncing");
            relay.selfInbox().getAllReceived().forEach(relay::run);
            assertThat(world.nextTold(RoomEntity.Attach.class).position()).isEqualTo(new StreamPosition("e.0", 8));
        }

        @Test
        void withholdsVolatileFramesAndAsksForThePresentLater() throws Exception {
            tell(new RoomEntity.Moved(ROOM, 8, List.of(new Standing(1, new Place(1, 2, 0)))));
            loop.run();
            assertThat(ada.log).doesNotContain("room.moves 8");

            pass(Duration.ofSeconds(1));
            world.nextTold(RoomEntity.ShowPresent.class);
        }

        @Test
        void neighboursOnOtherLoopsDoNotNotice() {
            var otherLoop = new HandLoop();
            var eve = new FakeSocket("eve", otherLoop.loop());
            connections.addLive(eve);
            attach(eve, 8, 3);
            publish(9, said("nine"));
            otherLoop.run();

            assertThat(eve.log).containsExactly("attached", "room.snapshot 8", "room.events 9");
        }
    }
}
