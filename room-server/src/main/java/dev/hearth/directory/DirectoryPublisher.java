package dev.hearth.directory;

import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the directory up to date with the rooms of this node. Rooms tell it their {@link RoomEntity.Status} and never
 * wait; what the store misses is written later. When the node dies its leases end by themselves.
 */
public final class DirectoryPublisher {

    private sealed interface Command {}

    private record Told(RoomEntity.Status status) implements Command {}

    private record Written(RoomId room, @Nullable Throwable failure) implements Command {}

    private enum Tick implements Command {
        INSTANCE
    }

    private static final Duration COMPLAINT_INTERVAL = Duration.ofMinutes(1);

    private final ActorContext<Command> context;
    private final RoomDirectory directory;
    private final InstantSource clock;
    private final PublishPlan plan;
    private Instant quietUntil = Instant.MIN;

    private DirectoryPublisher(
            ActorContext<Command> context, RoomDirectory directory, DirectorySettings settings, InstantSource clock) {
        this.context = context;
        this.directory = directory;
        this.clock = clock;
        this.plan = new PublishPlan(settings);
    }

    /** One publisher for a node. */
    public static Behavior<RoomEntity.Status> create(
            RoomDirectory directory, DirectorySettings settings, InstantSource clock) {
        Behavior<Command> publisher = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Tick.INSTANCE, tick(settings));
            return new DirectoryPublisher(context, directory, settings, clock).behavior();
        }));
        return Behaviors.transformMessages(
                RoomEntity.Status.class, publisher, statuses -> statuses.matchAny(Told::new));
    }

    private static Duration tick(DirectorySettings settings) {
        return settings.writeEvery().dividedBy(4);
    }

    private Behavior<Command> behavior() {
        return Behaviors.receive(Command.class)
                .onMessage(Told.class, this::onTold)
                .onMessage(Written.class, this::onWritten)
                .onMessage(Tick.class, this::onTick)
                .build();
    }

    private Behavior<Command> onTold(Told told) {
        if (!plan.tell(told.status, clock.instant())) {
            complain("the directory leaves rooms out: {} are published already", plan.rooms());
        }
        return writeDue();
    }

    private Behavior<Command> onWritten(Written written) {
        if (written.failure == null) {
            plan.written(written.room, clock.instant());
        } else {
            plan.failed(written.room, clock.instant());
            complain("the directory could not be written and is tried again: {}", written.failure.toString());
        }
        return writeDue();
    }

    private Behavior<Command> onTick(Tick tick) {
        plan.lookAround(clock.instant());
        return writeDue();
    }

    private Behavior<Command> writeDue() {
        plan.start(clock.instant()).forEach(this::write);
        return Behaviors.same();
    }

    private void write(RoomListing listing) {
        context.pipeToSelf(directory.upsert(listing), (done, failure) -> new Written(listing.room(), failure));
    }

    private void complain(String message, Object detail) {
        var now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            quietUntil = now.plus(COMPLAINT_INTERVAL);
            context.getLog().warn(message, detail);
        }
    }
}
