package dev.hearth.directory;

import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.RoomId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.RootCause;
import dev.hearth.room.RoomEntity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the directory up to date with the rooms of this node. Rooms tell it their {@link RoomEntity.Status} and never
 * wait; what the store misses is written later. It renews the one lease of the node: when the node dies the lease ends by
 * itself, and what its rooms said is no longer believed.
 */
public final class DirectoryPublisher {

    private sealed interface Command {}

    private record Told(RoomEntity.Status status) implements Command {}

    private record Written(RoomId room, @Nullable Throwable failure) implements Command {}

    private record Renewed(@Nullable Throwable failure) implements Command {}

    private enum Tick implements Command {
        LOOK_AROUND,
        RENEW
    }

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryPublisher.class);
    private static final Duration COMPLAINT_INTERVAL = Duration.ofMinutes(1);

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final RoomDirectory directory;
    private final DirectorySettings settings;
    private final InstantSource clock;
    private final String node;
    private final PublishPlan plan;
    private Instant quietUntil = Instant.MIN;

    private DirectoryPublisher(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RoomDirectory directory,
            DirectorySettings settings,
            InstantSource clock,
            String node) {
        this.context = context;
        this.timers = timers;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.node = node;
        this.plan = new PublishPlan(settings, node);
        timers.startTimerWithFixedDelay(Tick.LOOK_AROUND, settings.writeEvery().dividedBy(4));
        renew();
    }

    /**
     * One publisher for a node.
     *
     * @param node this incarnation of the node, as no other node is and ever was called
     */
    public static Behavior<RoomEntity.Status> create(
            RoomDirectory directory, DirectorySettings settings, InstantSource clock, String node) {
        Behavior<Command> publisher = Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new DirectoryPublisher(context, timers, directory, settings, clock, node).behavior()));
        return Behaviors.transformMessages(
                RoomEntity.Status.class, publisher, statuses -> statuses.matchAny(Told::new));
    }

    private Behavior<Command> behavior() {
        return Behaviors.receive(Command.class)
                .onMessage(Told.class, this::onTold)
                .onMessage(Written.class, this::onWritten)
                .onMessage(Renewed.class, this::onRenewed)
                .onMessage(Tick.class, this::onTick)
                .build();
    }

    private Behavior<Command> onTold(Told told) {
        if (!plan.tell(told.status, clock.instant())) {
            complain(LogEvent.DIRECTORY_CUT, "the directory leaves rooms out: {} are published already", plan.rooms());
        }
        return writeDue();
    }

    private Behavior<Command> onWritten(Written written) {
        if (written.failure == null) {
            plan.written(written.room, clock.instant());
        } else {
            plan.failed(written.room, clock.instant());
            complain(
                    LogEvent.DIRECTORY_WRITE_FAILED,
                    "the directory could not be written and is tried again: {}",
                    RootCause.of(written.failure));
        }
        return writeDue();
    }

    private Behavior<Command> onTick(Tick tick) {
        if (tick == Tick.RENEW) {
            renew();
            return Behaviors.same();
        }
        plan.lookAround(clock.instant());
        return writeDue();
    }

    /** The end is counted from before the write, however long that takes: a lease must not outlive its node's last word. */
    private void renew() {
        var lease = new NodeLease(node, clock.instant().plus(settings.lease()));
        context.pipeToSelf(directory.renew(lease), (done, failure) -> new Renewed(failure));
    }

    private Behavior<Command> onRenewed(Renewed renewed) {
        if (renewed.failure != null) {
            complain(
                    LogEvent.DIRECTORY_LEASE_LATE,
                    "the lease of this node could not be renewed: {}",
                    RootCause.of(renewed.failure));
        }
        timers.startSingleTimer(Tick.RENEW, renewed.failure == null ? settings.renewEvery() : settings.retryAfter());
        return Behaviors.same();
    }

    private Behavior<Command> writeDue() {
        plan.start(clock.instant()).forEach(this::write);
        return Behaviors.same();
    }

    private void write(RoomListing listing) {
        context.pipeToSelf(directory.upsert(listing), (done, failure) -> new Written(listing.room(), failure));
    }

    private void complain(LogEvent event, String message, Object detail) {
        var now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            quietUntil = now.plus(COMPLAINT_INTERVAL);
            event.at(LOG).log(message, detail);
        }
    }
}
