package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxOutcome;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One session's way to its inbox: starts the journal when something durable is wanted, gives it one batch at a time, and
 * answers in its place while it reads, writes or is away. Belongs to one actor and is called by it alone.
 */
final class InboxAccess {

    /** What became of a submitted command. */
    sealed interface Answer {}

    record Decided(InboxOutcome outcome) implements Answer {}

    /** The journal did not decide. */
    enum Undecided implements Answer {
        /** It never got the command: no effect, ever. */
        NOT_REACHED,
        /** It got the command, and what became of it is unknown. */
        PENDING,
        /** Too much waits already. */
        OVERLOADED
    }

    /** What the session does about news of its inbox. */
    interface Listener {

        /** The inbox was read from the store; {@code before} is what was known of it until then, if anything. */
        void onLoaded(@Nullable Inbox before, Inbox now);

        /** These events were written and end at the inbox's offset. Told before the commands are answered. */
        void onWritten(List<InboxEvent> events, Inbox now);

        /** Whether the inbox shall be read again although no command waits. */
        boolean wantsInbox();
    }

    private enum Phase {
        ASLEEP,
        LOADING,
        READY,
        WRITING,
        /** Until it is safe to recover, or worth another try. */
        RESTING
    }

    private static final int COMMAND_BYTES = 300;
    private static final int BYTES_PER_CHAR = 3;

    private final ActorContext<UserSessionEntity.Command> context;
    private final TimerScheduler<UserSessionEntity.Command> timers;
    private final PersonId person;
    private final SessionDoors doors;
    private final Listener listener;
    private final ActorRef<UserSessionJournal.Reply> replies;
    private final ActorRef<StoreGuard.Answer> storeAnswers;

    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Deque<Reader> readers = new ArrayDeque<>();
    private List<Request> inFlight = List.of();
    private Phase phase = Phase.ASLEEP;
    private @Nullable ActorRef<UserSessionJournal.Batch> journal;
    private @Nullable Inbox inbox;
    /** Of an inbox that is not opened yet: one per session, so that a journal started again opens the same epoch. */
    private final String epochNonce;

    private int failures;
    private boolean closed;

    InboxAccess(
            ActorContext<UserSessionEntity.Command> context,
            TimerScheduler<UserSessionEntity.Command> timers,
            PersonId person,
            SessionDoors doors,
            Listener listener) {
        this.context = context;
        this.timers = timers;
        this.person = person;
        this.doors = doors;
        this.listener = listener;
        epochNonce = doors.newId();
        replies = context.messageAdapter(UserSessionJournal.Reply.class, SessionSignal.JournalSaid::new);
        storeAnswers = context.messageAdapter(StoreGuard.Answer.class, SessionSignal.StoreSaid::new);
    }

    /** Has a command decided and persisted; {@code then} is called once, by the actor. */
    void submit(InboxCommand command, Consumer<Answer> then) {
        if (closed || phase == Phase.RESTING) {
            then.accept(Undecided.NOT_REACHED);
        } else if (isFull()) {
            then.accept(Undecided.OVERLOADED);
        } else {
            waiting.add(new Request(command, then, deadline()));
            advance();
        }
    }

    /** Hands the inbox over once commands can be decided against it, or nothing if that takes too long. */
    void whenUsable(Consumer<Optional<Inbox>> then) {
        var known = inbox;
        if (known != null && (phase == Phase.READY || phase == Phase.WRITING)) {
            then.accept(Optional.of(known));
        } else if (closed || phase == Phase.RESTING || isFull()) {
            then.accept(Optional.empty());
        } else {
            readers.add(new Reader(then, deadline()));
            advance();
        }
    }

    /** The inbox as last seen, also while the store is away. */
    Optional<Inbox> known() {
        return Optional.ofNullable(inbox);
    }

    /** Starts the journal if it sleeps; {@link Listener#onLoaded} follows. */
    void wake() {
        advance();
    }

    /** True if nothing waits and nothing is being written. */
    boolean isIdle() {
        return waiting.isEmpty() && readers.isEmpty() && inFlight.isEmpty();
    }

    boolean isWriting() {
        return phase == Phase.WRITING;
    }

    /** Nothing new from now on; what waits is told that it never got through. */
    void close() {
        closed = true;
        refuseWaiting();
    }

    void onJournalSaid(UserSessionJournal.Reply reply) {
        if (reply instanceof UserSessionJournal.Loaded loaded) {
            onLoaded(loaded.inbox());
        } else if (reply instanceof UserSessionJournal.Decided decided) {
            onDecided(decided);
        } else {
            throw new AssertionError(reply);
        }
    }

    /** The journal gave up: after a write nobody knows the end of, or while reading. */
    void onJournalStopped() {
        var before = phase;
        journal = null;
        phase = Phase.RESTING;
        var lost = inFlight;
        inFlight = List.of();
        if (before == Phase.LOADING) {
            failures++;
            timers.startSingleTimer(
                    SessionSignal.Due.RECOVERY,
                    doors.pause().after(failures, doors.random().nextDouble()));
        } else {
            context.getLog().warn("The inbox of {} lost its journal while {}", person, before);
            awaitSafe();
        }
        lost.forEach(request -> request.answer(Undecided.PENDING));
        refuseWaiting();
    }

    void onStoreSaid(StoreGuard.Answer answer) {
        if (answer == StoreGuard.Answer.SAFE) {
            startJournal();
        } else {
            timers.startSingleTimer(SessionSignal.Due.RECOVERY, doors.pause().longest());
        }
    }

    /** The pause is over: back to sleep after a failed read, or asking the guard again. */
    void onRecoveryDue() {
        if (failures == 0) {
            awaitSafe();
        } else {
            phase = Phase.ASLEEP;
            if (inbox != null || listener.wantsInbox()) {
                startJournal();
            }
        }
    }

    /** Answers what has waited too long. What is being written stays noted until its end is known. */
    void sweep(Instant now) {
        inFlight.stream().filter(request -> request.isLate(now)).forEach(request -> request.answer(Undecided.PENDING));
        while (!waiting.isEmpty() && waiting.element().isLate(now)) {
            waiting.remove().answer(Undecided.NOT_REACHED);
        }
        while (!readers.isEmpty() && !readers.element().deadline().isAfter(now)) {
            readers.remove().then().accept(Optional.empty());
        }
    }

    private void onLoaded(Inbox loaded) {
        var before = inbox;
        inbox = loaded;
        failures = 0;
        phase = Phase.READY;
        listener.onLoaded(before, loaded);
        while (!readers.isEmpty()) {
            readers.remove().then().accept(Optional.of(loaded));
        }
        advance();
    }

    private void onDecided(UserSessionJournal.Decided decided) {
        inbox = decided.inbox();
        phase = Phase.READY;
        var done = inFlight;
        inFlight = List.of();
        if (!decided.events().isEmpty()) {
            listener.onWritten(decided.events(), decided.inbox());
        }
        for (int i = 0; i < done.size(); i++) {
            done.get(i).answer(new Decided(decided.outcomes().get(i)));
        }
        advance();
    }

    private void advance() {
        if (phase == Phase.ASLEEP) {
            startJournal();
        } else if (phase == Phase.READY && !waiting.isEmpty() && journal != null) {
            inFlight = nextBatch();
            phase = Phase.WRITING;
            journal.tell(new UserSessionJournal.Batch(
                    inFlight.stream().map(Request::command).toList()));
        }
    }

    private List<Request> nextBatch() {
        var limits = doors.settings().limits();
        var batch = new ArrayList<Request>();
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < limits.batchCommandsMax()) {
            bytes += bytes(waiting.element().command());
            if (bytes > limits.batchBytesMax() && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void startJournal() {
        phase = Phase.LOADING;
        journal = context.spawnAnonymous(
                UserSessionJournal.create(person, epochNonce, replies, doors.clock(), doors.settings()),
                DispatcherSelector.sameAsParent());
        context.watchWith(journal, SessionSignal.JournalStopped.INSTANCE);
    }

    private void awaitSafe() {
        doors.guard().tell(new StoreGuard.AwaitSafe(storeAnswers));
    }

    private void refuseWaiting() {
        var refused = List.copyOf(waiting);
        var disappointed = List.copyOf(readers);
        waiting.clear();
        readers.clear();
        refused.forEach(request -> request.answer(Undecided.NOT_REACHED));
        disappointed.forEach(reader -> reader.then().accept(Optional.empty()));
    }

    private boolean isFull() {
        return waiting.size() + readers.size() >= doors.settings().limits().pendingMax();
    }

    private Instant deadline() {
        return doors.clock().instant().plus(journalTime());
    }

    private Duration journalTime() {
        return doors.settings().times().journal();
    }

    private static int bytes(InboxCommand command) {
        return command instanceof InboxCommand.Keep keep
                ? COMMAND_BYTES + BYTES_PER_CHAR * keep.text().length()
                : COMMAND_BYTES;
    }

    private record Reader(Consumer<Optional<Inbox>> then, Instant deadline) {}

    /** A command on its way, answered once. */
    private static final class Request {
        private final InboxCommand command;
        private final Instant deadline;
        private @Nullable Consumer<Answer> then;

        Request(InboxCommand command, Consumer<Answer> then, Instant deadline) {
            this.command = command;
            this.then = then;
            this.deadline = deadline;
        }

        InboxCommand command() {
            return command;
        }

        boolean isLate(Instant now) {
            return !deadline.isAfter(now);
        }

        void answer(Answer answer) {
            var once = then;
            then = null;
            if (once != null) {
                once.accept(answer);
            }
        }
    }
}
