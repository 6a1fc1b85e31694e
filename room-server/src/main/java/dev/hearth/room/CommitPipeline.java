package dev.hearth.room;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.CommitQueue.Waiting;
import dev.hearth.room.RoomFront.Tick;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBatch;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.Standing;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * The way of commands into the journal and of their outcomes back: collects, commits in rhythm, and when a write fails
 * keeps what is unknown apart from what never happened. Part of {@link RoomFront} and confined to its actor; it holds the
 * last committed state.
 */
final class CommitPipeline {

    /** How deep to look for the breaker behind a failure. */
    private static final int CAUSES_MAX = 10;

    /** Where the journal child is in its life. */
    private enum JournalState {
        RECOVERING,
        READY,
        AWAITING_STORE
    }

    /** A command and what became of it. */
    record Done(Waiting command, Outcome outcome) {}

    private final ActorContext<RoomEntity.Command> context;
    private final TimerScheduler<RoomEntity.Command> timers;
    private final RoomId id;
    private final RoomContext world;
    private final RoomSettings settings;
    private final RoomPublisher publisher;
    private final Floor floor;
    private final Faces faces;
    private final ActorRef<StoreGuard.Answer> storeAnswers;
    private final CommitQueue queue;

    private ActorRef<RoomJournal.Command> journal;
    private JournalState state = JournalState.RECOVERING;
    private Room room = Room.absent();
    private boolean everRecovered;
    private boolean closing;

    CommitPipeline(
            ActorContext<RoomEntity.Command> context,
            TimerScheduler<RoomEntity.Command> timers,
            RoomId id,
            RoomContext world,
            RoomPublisher publisher,
            Floor floor,
            Faces faces,
            ActorRef<StoreGuard.Answer> storeAnswers) {
        this.context = context;
        this.timers = timers;
        this.id = id;
        this.world = world;
        this.settings = world.settings();
        this.publisher = publisher;
        this.floor = floor;
        this.faces = faces;
        this.storeAnswers = storeAnswers;
        this.queue = new CommitQueue(settings, System.nanoTime());
        this.journal = spawnJournal();
    }

    /** The last committed state; absent until the first recovery. */
    Room room() {
        return room;
    }

    boolean everRecovered() {
        return everRecovered;
    }

    boolean isReady() {
        return state == JournalState.READY;
    }

    boolean isAwaitingStore() {
        return state == JournalState.AWAITING_STORE;
    }

    /** True while there is nothing to wait for. */
    boolean isIdle() {
        return isReady() && queue.isEmpty();
    }

    /** Takes a command in, or refuses it at once. */
    void accept(Waiting command) {
        var obstacle = obstacleFor(command);
        if (obstacle != null) {
            refuse(command, obstacle);
        } else if (!queue.offer(command)) {
            refuse(command, Rejection.BUSY);
        } else {
            commitWhenDue();
        }
    }

    /** Somebody holds this occupant again: they are not given up, unless that is being written already. */
    void keep(int occupant) {
        queue.withdrawExpiry(occupant);
    }

    /** Whether this occupant's end is being written, so that they can no longer be kept. */
    boolean isExpiring(int occupant) {
        return queue.isExpiring(occupant);
    }

    /** Whether somebody of this persona is on their way in: then their place is not given up. */
    boolean isJoining(PersonaId persona) {
        return queue.isJoining(persona);
    }

    /** To be called once everything volatile has made its peace with the last commit. */
    void commitWhenDue() {
        if (!queue.hasWaiting() || timers.isTimerActive(Tick.COMMIT)) {
            return;
        }
        if (!isReady()) {
            startOverdueTimer();
            return;
        }
        long delay = queue.delayUntilCommit(System.nanoTime());
        if (delay == 0) {
            commit();
        } else if (delay > 0) {
            timers.startSingleTimer(Tick.COMMIT, Duration.ofNanos(delay));
        }
    }

    /** Publishes what was committed, with its answers; returns the batch with its outcomes. */
    List<Done> onCommitted(RoomBatch.Commit commit) {
        world.metrics().ended(System.nanoTime() - queue.began());
        var batch = queue.end();
        var done = IntStream.range(0, batch.size())
                .mapToObj(i -> new Done(batch.get(i), commit.outcomes().get(i)))
                .toList();
        room = commit.room();
        done.forEach(this::prepareAnswer);
        publisher.publish(room, commit.entries());
        return done;
    }

    /** Returns entries that the journal holds and nobody was told of: a write whose end was not seen. */
    List<RoomEntry> onRecovered(RoomJournal.Recovered recovered) {
        state = JournalState.READY;
        long published = everRecovered ? room.offset() : recovered.room().offset();
        room = recovered.room();
        everRecovered = true;
        return publisher.restart(room, published, recovered.tail());
    }

    /**
     * The child stopped because a read or a write failed. Nothing is recovered before a late write can no longer land.
     */
    void onFailed(Throwable failure) {
        context.getLog().warn("The journal of room {} failed: {}", id, failure.toString());
        refuseAll(failure);
        timers.cancel(Tick.COMMIT);
        state = JournalState.AWAITING_STORE;
        askStore();
    }

    /** What was in flight may have happened, unless the breaker refused it; what only waited has not. */
    void refuseAll(Throwable failure) {
        var inFlight = isRefusedByBreaker(failure) ? Rejection.STORAGE_UNAVAILABLE : Rejection.OUTCOME_PENDING;
        queue.end().forEach(command -> refuse(command, inFlight));
        queue.drain().forEach(command -> refuse(command, Rejection.STORAGE_UNAVAILABLE));
    }

    void askStore() {
        world.storeGuard().tell(new StoreGuard.AwaitSafe(storeAnswers));
    }

    void onStoreAnswered(StoreGuard.Answer answer) {
        if (answer == StoreGuard.Answer.ASK_AGAIN) {
            timers.startSingleTimer(Tick.ASK_STORE, settings.pendingTimeout());
        } else if (isAwaitingStore()) {
            state = JournalState.RECOVERING;
            journal = spawnJournal();
        }
    }

    void refuseOverdue() {
        if (!isReady()) {
            queue.takeOverdue(System.nanoTime()).forEach(command -> refuse(command, Rejection.STORAGE_UNAVAILABLE));
        }
        commitWhenDue();
    }

    /** From now on everything new is told to come back later, and so is what only waited. */
    void refuseNew() {
        closing = true;
        queue.drain().forEach(command -> refuse(command, Rejection.MOVING));
    }

    /** Stores positions; the child stops then, and with it the room. */
    void finish(List<Standing> positions) {
        journal.tell(new RoomJournal.Finish(positions, world.clock().instant()));
    }

    private void startOverdueTimer() {
        if (!timers.isTimerActive(Tick.OVERDUE)) {
            timers.startSingleTimer(Tick.OVERDUE, settings.pendingTimeout());
        }
    }

    private void commit() {
        long now = System.nanoTime();
        var batch = queue.begin(now);
        world.metrics().began(batch.size(), now - batch.get(0).since());
        var submissions = batch.stream().map(Waiting::submission).toList();
        journal.tell(new RoomJournal.Batch(
                submissions, floor.whereabouts(), world.clock().instant()));
    }

    private void prepareAnswer(Done done) {
        var command = done.command();
        if (command.asker() != null) {
            publisher.answer(command.asker(), done.outcome());
        }
        if (command.joining() != null && done.outcome() instanceof Outcome.Accepted) {
            faces.know(command.joining());
        }
    }

    private @Nullable Rejection obstacleFor(Waiting command) {
        if (closing) {
            return Rejection.MOVING;
        }
        if (isAwaitingStore()) {
            return Rejection.STORAGE_UNAVAILABLE;
        }
        boolean tooLarge = capacityAsked(command.submission().command()) > settings.capacityMax();
        return tooLarge ? Rejection.LIMIT_REACHED : null;
    }

    private static int capacityAsked(RoomCommand command) {
        if (command instanceof RoomCommand.Create create) {
            return create.profile().capacity();
        }
        var capacity = command instanceof RoomCommand.Configure configure
                ? configure.change().capacity()
                : null;
        return capacity == null ? 0 : capacity;
    }

    private void refuse(Waiting command, Rejection rejection) {
        if (command.asker() != null) {
            publisher.refuse(room, command.asker(), Outcome.Refused.because(rejection));
        }
    }

    private static boolean isRefusedByBreaker(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .anyMatch(CircuitBreakerOpenException.class::isInstance);
    }

    private ActorRef<RoomJournal.Command> spawnJournal() {
        ActorRef<RoomJournal.Reply> front = context.getSelf().narrow();
        var behavior = RoomJournal.create(RoomEntity.persistenceId(id), front, settings);
        var child = context.spawnAnonymous(behavior, DispatcherSelector.sameAsParent());
        context.watch(child);
        return child;
    }
}
