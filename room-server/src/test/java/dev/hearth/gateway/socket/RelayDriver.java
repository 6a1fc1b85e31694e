package dev.hearth.gateway.socket;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.crowd.InterestSettings;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.Standing;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.jspecify.annotations.Nullable;

/** A relay run by hand, two sockets at it, and everything it says to the world. */
final class RelayDriver {

    static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));
    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    // No leak detector: what fake sockets are shown is left to the collector.
    private static final ByteBufAllocator MEMORY = new UnpooledByteBufAllocator(true, true);

    static final InterestSettings INTEREST =
            new InterestSettings(3, 2, Duration.ofMillis(100), Duration.ofSeconds(1), 16);

    final FakeWorld world = new FakeWorld();
    final TestInbox<RoomEntity.Command> front = TestInbox.create();
    final Connections connections = new Connections();
    final AtomicLong nanos = new AtomicLong();
    final HandLoop loop = new HandLoop();
    private @Nullable Object ticks;
    final FakeSocket ada = new FakeSocket("ada", loop.loop());
    final FakeSocket bob = new FakeSocket("bob", loop.loop());
    final BehaviorTestKit<Object> relay = BehaviorTestKit.create(RoomRelay.create(
            new GatewaySettings.Relay(1, 3, Duration.ofSeconds(9), Duration.ofSeconds(2), INTEREST),
            world.doors(),
            connections,
            new Frames(MEMORY),
            nanos::get));

    RelayDriver() {
        world.front = front.getRef();
        connections.addLive(ada);
        connections.addLive(bob);
    }

    static RoomEntry said(String text) {
        var who = FakeWorld.principal("ada");
        return new RoomEntry(AT, 1, null, new RoomEvent.MessagePosted(who.person(), who.persona(), text));
    }

    static RoomEntry left(int number) {
        var persona = FakeWorld.principal("ada").persona();
        return new RoomEntry(
                AT, 1, null, new RoomEvent.OccupantLeft(number, persona, LeaveReason.LEFT, new Place(0, 0, 0)));
    }

    static RoomEntity.Moved moved(long at, Standing... moves) {
        return new RoomEntity.Moved(ROOM, at, false, List.of(moves), List.of());
    }

    void attach(FakeSocket socket, long offset, int number) {
        tell(world.attached(ROOM, socket.id(), new Attachment.Snapshot(Views.of(offset, number, "ada"), number)));
    }

    void tell(Object message) {
        relay.run(message);
    }

    void publish(long first, RoomEntry... entries) {
        tell(new RoomEntity.Published(ROOM, "e.0", first, List.of(entries), List.of(), List.of()));
    }

    void publishAnswered(long first, List<RoomEntry> entries, FakeSocket socket, long request) {
        var outcome = new Outcome.Accepted(new Receipt(first, 0, "", 0), false);
        var answer = new RoomEntity.Answer(socket.id(), request, outcome);
        tell(new RoomEntity.Published(ROOM, "e.0", first, entries, List.of(), List.of(answer)));
    }

    /** What the relay wanted of its surroundings since this was asked last; its timer is remembered. */
    List<Effect> effects() {
        var effects = relay.getAllEffects();
        effects.forEach(effect -> {
            if (effect instanceof Effect.TimerScheduled<?> timer) {
                ticks = timer.msg();
            }
        });
        return effects;
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        effects();
        if (ticks != null) {
            tell(ticks);
        }
    }
}
