package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.RootCause;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of commands into the journal and of their outcomes back: collects, commits in rhythm, and when a write fails
 * keeps what is unknown apart from what never happened. Part of {@link RoomFront} and confined to its actor; it holds the
 * last committed state.
 */
final class CommitPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(CommitPipeline.class);

    /** How deep to look for what is behind a failure. */
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
    private final FailedCommands failed;

    private ActorRef<RoomJournal.Command> journal;
    private JournalState state = JournalState.RECOVERING;
    private Room room = Room.absent();
    private boolean everRecovered;
    private boolean closing;
    private boolean finishing;
    private boolean inDoubt;
    private long recoveringSince;

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
        this.failed = new FailedCommands(id);
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

    /** True while a write is in flight. */
    boolean isWriting() {
        return queue.isWriting();
    }

    /** After a write whose end nobody saw, until it can no longer land: whoever read the log now might miss it. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** True while there is nothing to wait for. */
    boolean isIdle() {
        return isReady() && queue.isEmpty();
    }

    /** Takes a command in, or refuses it at once. */
    void accept(Waiting command) {
        var obstacle = obstacleFor(command);
        if (obstacle != null) {
            refuse(List.of(command), obstacle, "it waits until its log may be read again");
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

    /** Whether whoever this occupant is joins again just now: then their place is not given up. */
    boolean isComingIn(int occupant) {
        return room.occupant(occupant)
                .filter(present -> queue.isJoining(present.persona()))
                .isPresent();
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
        if (!queue.isWriting() && !world.mayWrite().getAsBoolean()) {
            readAgain();
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
        world.metrics().recovered(System.nanoTime() - recoveringSince);
        long published = everRecovered ? room.offset() : recovered.room().offset();
        room = recovered.room();
        everRecovered = true;
        return publisher.restart(room, published, recovered.tail());
    }

    /**
     * The child stopped because a read or a write failed. Nothing is recovered before a late write can no longer land.
     */
    void onFailed(Throwable failure) {
        LogEvent.ROOM_JOURNAL_FAILED
                .at(LOG)
                .addKeyValue(LogKey.ROOM, id)
                .log("the journal of room {} failed: {} ({})", id, failure.getMessage(), RootCause.of(failure));
        if (isCausedBy(RoomJournal.MisnumberedLog.class, failure)) {
            world.metrics().secondWriter();
            LogEvent.ROOM_SHUT
                    .at(LOG)
                    .addKeyValue(LogKey.ROOM, id)
                    .log("room {} stays shut until its log is mended, see `hearth audit`", id);
        }
        boolean never = isCausedBy(CircuitBreakerOpenException.class, failure);
        countFailure(never);
        inDoubt |= (queue.isWriting() || finishing) && !never;
        awaitStore(
                never ? Rejection.STORAGE_UNAVAILABLE : Rejection.OUTCOME_PENDING,
                Rejection.STORAGE_UNAVAILABLE,
                RootCause.of(failure));
    }

    private void countFailure(boolean never) {
        if (queue.isWriting() || finishing) {
            world.metrics().failed(!never);
        } else {
            world.metrics().recoveryFailed();
        }
    }

    /** Stops writing at once, as if the write in flight had failed, and takes nothing more. */
    void abandon() {
        closing = true;
        inDoubt = true;
        stopJournal();
        awaitStore(Rejection.OUTCOME_PENDING, Rejection.MOVING, "somebody else writes into its log");
    }

    /** The end of a write was waited for long enough: the store is silent, and whoever comes next finds it silent too. */
    void giveUp() {
        LogEvent.ROOM_STOPPED_IN_DOUBT
                .at(LOG)
                .addKeyValue(LogKey.ROOM, id)
                .log("room {} stops although a write of it may still land: the store is silent", id);
    }

    /** Another node may have gone on with the log: it is read again before anything is written. */
    private void readAgain() {
        stopJournal();
        awaitStore(Rejection.OUTCOME_PENDING, Rejection.STORAGE_UNAVAILABLE, "this node stood still");
    }

    /** Its end is not to be taken for the room's. */
    private void stopJournal() {
        context.unwatch(journal);
        context.stop(journal);
    }

    /** What was in flight may have happened, unless the breaker refused it; what only waited has not. */
    private void awaitStore(Rejection ofInFlight, Rejection ofWaiting, String why) {
        refuse(queue.end(), ofInFlight, why);
        refuse(queue.drain(), ofWaiting, why);
        timers.cancel(Tick.COMMIT);
        state = JournalState.AWAITING_STORE;
        if (inDoubt || !closing) {
            askStore();
        }
    }

    void askStore() {
        world.storeGuard().tell(new StoreGuard.AwaitSafe(storeAnswers));
    }

    void onStoreAnswered(StoreGuard.Answer answer) {
        if (answer == StoreGuard.Answer.ASK_AGAIN) {
            timers.startSingleTimer(Tick.ASK_STORE, settings.pendingTimeout());
            return;
        }
        inDoubt = false;
        if (isAwaitingStore() && !closing) {
            state = JournalState.RECOVERING;
            journal = spawnJournal();
        }
    }

    void refuseOverdue() {
        if (!isReady()) {
            refuse(queue.takeOverdue(System.nanoTime()), Rejection.STORAGE_UNAVAILABLE, "its log is not read yet");
        }
        commitWhenDue();
    }

    /** From now on everything new is told to come back later, and so is what only waited. */
    void refuseNew() {
        closing = true;
        queue.drain().forEach(command -> refuse(command, Rejection.MOVING));
    }

    /** Stores positions, if they may be stored; the child stops then, and with it the room. */
    void finish(List<Standing> positions) {
        if (world.mayWrite().getAsBoolean()) {
            finishing = true;
            journal.tell(new RoomJournal.Finish(positions, world.clock().instant()));
        } else {
            context.stop(journal);
        }
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

    private void refuse(List<Waiting> commands, Rejection rejection, String why) {
        failed.note(commands, rejection, why);
        commands.forEach(command -> refuse(command, rejection));
    }

    private void refuse(Waiting command, Rejection rejection) {
        if (command.asker() != null) {
            publisher.refuse(room, command.asker(), Outcome.Refused.because(rejection));
        }
    }

    private static boolean isCausedBy(Class<? extends Throwable> type, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .anyMatch(type::isInstance);
    }

    private ActorRef<RoomJournal.Command> spawnJournal() {
        recoveringSince = System.nanoTime();
        ActorRef<RoomJournal.Reply> front = context.getSelf().narrow();
        var behavior = RoomJournal.create(RoomEntity.persistenceId(id), front, settings);
        var child = context.spawnAnonymous(behavior, DispatcherSelector.sameAsParent());
        context.watch(child);
        return child;
    }
}
