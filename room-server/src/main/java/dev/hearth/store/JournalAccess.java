package dev.hearth.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An actor's way to its event-sourced child: has it started when something durable is wanted, gives it one batch at a
 * time, and answers in its place while it reads, writes or is away. After a write whose end nobody saw the child is
 * started again only when the {@link StoreGuard} says that it is safe. Belongs to one actor and is called by it alone.
 *
 * @param <C> what is submitted
 * @param <R> what becomes of it
 * @param <E> what is written
 * @param <S> what all that was written comes to
 */
public final class JournalAccess<C, R, E, S> {

    /** What became of a submitted command. */
    public sealed interface Answer<R> {}

    /** The journal decided. */
    public record Decided<R>(R outcome) implements Answer<R> {}

    /** The journal did not decide. */
    public record Undecided<R>(Why why) implements Answer<R> {}

    /** Why the journal did not decide. */
    public enum Why {
        /** It never got the command: no effect, ever. */
        NOT_REACHED,
        /** It got the command, and what became of it is unknown. */
        PENDING,
        /** Too much waits already. */
        OVERLOADED
    }

    /** What only the actor itself can do, and what it does about news. */
    public interface Actor<C, E, S> {

        /** Spawns the child and watches it: its end is to be told by {@link #onStopped}. */
        void startJournal();

        /** Gives the child one batch; {@link #onDecided} or {@link #onStopped} follows. */
        void write(List<C> commands);

        /** Asks the {@link StoreGuard}; {@link #onStoreAnswered} follows. */
        void awaitSafe();

        /** Has {@link #onRecoveryDue} called after this pause. */
        void recoverAfter(Duration pause);

        /** The rough size of what this writes. */
        int bytes(C command);

        /** The state was read from the store; {@code before} is what was known of it until then, if anything. */
        void onLoaded(@Nullable S before, S now);

        /** These events were written. Told before the commands are answered. */
        void onWritten(List<E> events, S now);

        /** Whether the state shall be read again although no command waits. */
        boolean wantsState();
    }

    /**
     * How much, and for how long.
     *
     * @param pendingMax what may wait; one more is refused
     * @param batchCommandsMax commands in one write
     * @param batchBytesMax rough size of one write
     * @param journalTime the longest an answer may take
     */
    public record Limits(int pendingMax, int batchCommandsMax, int batchBytesMax, Duration journalTime) {}

    private enum Phase {
        ASLEEP,
        LOADING,
        READY,
        WRITING,
        /** Until it is safe to recover, or worth another try. */
        RESTING
    }

    private final Actor<C, E, S> actor;
    private final Limits limits;
    private final RecoveryPause pause;
    private final BooleanSupplier mayWrite;
    private final InstantSource clock;
    private final RandomGenerator random;

    private final Deque<Request<C, R>> waiting = new ArrayDeque<>();
    private final Deque<Reader<S>> readers = new ArrayDeque<>();
    private List<Request<C, R>> inFlight = List.of();
    private Phase phase = Phase.ASLEEP;
    private @Nullable S state;

    private int failures;
    private boolean closed;

    /**
     * The way of one actor; its child sleeps.
     *
     * @param mayWrite false while the node may have been given up
     */
    public JournalAccess(
            Actor<C, E, S> actor,
            Limits limits,
            RecoveryPause pause,
            BooleanSupplier mayWrite,
            InstantSource clock,
            RandomGenerator random) {
        this.actor = actor;
        this.limits = limits;
        this.pause = pause;
        this.mayWrite = mayWrite;
        this.clock = clock;
        this.random = random;
    }

    /** Has a command decided and persisted; {@code then} is called once, by the actor. */
    public void submit(C command, Consumer<Answer<R>> then) {
        if (closed || phase == Phase.RESTING) {
            then.accept(new Undecided<>(Why.NOT_REACHED));
        } else if (isFull()) {
            then.accept(new Undecided<>(Why.OVERLOADED));
        } else {
            waiting.add(new Request<>(command, then, deadline()));
            advance();
        }
    }

    /** Hands the state over once commands can be decided against it, or nothing if that takes too long. */
    public void whenUsable(Consumer<Optional<S>> then) {
        var known = state;
        if (known != null && (phase == Phase.READY || phase == Phase.WRITING)) {
            then.accept(Optional.of(known));
        } else if (closed || phase == Phase.RESTING || isFull()) {
            then.accept(Optional.empty());
        } else {
            readers.add(new Reader<>(then, deadline()));
            advance();
        }
    }

    /** The state as last seen, also while the store is away. */
    public Optional<S> known() {
        return Optional.ofNullable(state);
    }

    /** Has the child started if it sleeps; {@link Actor#onLoaded} follows. */
    public void wake() {
        advance();
    }

    /** True if nothing waits and nothing is being written. */
    public boolean isIdle() {
        return waiting.isEmpty() && readers.isEmpty() && inFlight.isEmpty();
    }

    /** False after a write whose end nobody saw: whoever ended now could be started again before that is safe. */
    public boolean mayEnd() {
        return phase != Phase.RESTING || failures > 0;
    }

    /** Whether nothing that was written may still land: only then another node may read what stands there. */
    public boolean isSettled() {
        return phase != Phase.WRITING && mayEnd();
    }

    /** Nothing new from now on; what waits is told that it never got through. */
    public void close() {
        closed = true;
        refuseWaiting();
    }

    /** The child has read everything that was written before. */
    public void onLoaded(S loaded) {
        var before = state;
        state = loaded;
        failures = 0;
        phase = Phase.READY;
        actor.onLoaded(before, loaded);
        while (!readers.isEmpty()) {
            readers.remove().then().accept(Optional.of(loaded));
        }
        advance();
    }

    /**
     * The batch is persisted.
     *
     * @param outcomes one per command, in their order
     */
    public void onDecided(List<R> outcomes, List<E> events, S now) {
        state = now;
        phase = Phase.READY;
        var done = inFlight;
        inFlight = List.of();
        if (!events.isEmpty()) {
            actor.onWritten(events, now);
        }
        for (int i = 0; i < done.size(); i++) {
            done.get(i).answer(new Decided<>(outcomes.get(i)));
        }
        advance();
    }

    /** The child gave up: after a write nobody knows the end of, or while reading. */
    public void onStopped() {
        var before = phase;
        phase = Phase.RESTING;
        var lost = inFlight;
        inFlight = List.of();
        if (before == Phase.LOADING) {
            failures++;
            actor.recoverAfter(pause.after(failures, random.nextDouble()));
        } else {
            actor.awaitSafe();
        }
        lost.forEach(request -> request.answer(new Undecided<>(Why.PENDING)));
        refuseWaiting();
    }

    public void onStoreAnswered(StoreGuard.Answer answer) {
        if (answer == StoreGuard.Answer.SAFE) {
            start();
        } else {
            actor.recoverAfter(pause.longest());
        }
    }

    /** The pause is over: back to sleep after a failed read, or asking the guard again. */
    public void onRecoveryDue() {
        if (failures == 0) {
            actor.awaitSafe();
        } else {
            phase = Phase.ASLEEP;
            if (state != null || actor.wantsState()) {
                start();
            }
        }
    }

    /** Answers what has waited too long. What is being written stays noted until its end is known. */
    public void sweep(Instant now) {
        inFlight.stream()
                .filter(request -> request.isLate(now))
                .forEach(request -> request.answer(new Undecided<>(Why.PENDING)));
        while (!waiting.isEmpty() && waiting.element().isLate(now)) {
            waiting.remove().answer(new Undecided<>(Why.NOT_REACHED));
        }
        while (!readers.isEmpty() && !readers.element().deadline().isAfter(now)) {
            readers.remove().then().accept(Optional.empty());
        }
    }

    private void advance() {
        if (phase == Phase.ASLEEP) {
            start();
        } else if (phase == Phase.READY && !waiting.isEmpty() && !mayWrite.getAsBoolean()) {
            refuseWaiting();
        } else if (phase == Phase.READY && !waiting.isEmpty()) {
            inFlight = nextBatch();
            phase = Phase.WRITING;
            actor.write(inFlight.stream().map(Request::command).toList());
        }
    }

    private void start() {
        phase = Phase.LOADING;
        actor.startJournal();
    }

    private List<Request<C, R>> nextBatch() {
        var batch = new ArrayList<Request<C, R>>();
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < limits.batchCommandsMax()) {
            bytes += actor.bytes(waiting.element().command());
            if (bytes > limits.batchBytesMax() && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void refuseWaiting() {
        var refused = List.copyOf(waiting);
        var disappointed = List.copyOf(readers);
        waiting.clear();
        readers.clear();
        refused.forEach(request -> request.answer(new Undecided<>(Why.NOT_REACHED)));
        disappointed.forEach(reader -> reader.then().accept(Optional.empty()));
    }

    private boolean isFull() {
        return waiting.size() + readers.size() >= limits.pendingMax();
    }

    private Instant deadline() {
        return clock.instant().plus(limits.journalTime());
    }

    private record Reader<S>(Consumer<Optional<S>> then, Instant deadline) {}

    /** A command on its way, answered once. */
    private static final class Request<C, R> {
        private final C command;
        private final Instant deadline;
        private @Nullable Consumer<Answer<R>> then;

        Request(C command, Consumer<Answer<R>> then, Instant deadline) {
            this.command = command;
            this.then = then;
            this.deadline = deadline;
        }

        C command() {
            return command;
        }

        boolean isLate(Instant now) {
            return !deadline.isAfter(now);
        }

        void answer(Answer<R> answer) {
            var once = then;
            then = null;
            if (once != null) {
                once.accept(answer);
            }
        }
    }
}
