package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.RootCause;
import dev.hearth.logs.SessionTag;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxOutcome;
import dev.hearth.store.JournalAccess;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session's way to its inbox: {@link JournalAccess} to a {@link UserSessionJournal}. Belongs to one actor. */
final class InboxAccess {

    private static final Logger LOG = LoggerFactory.getLogger(InboxAccess.class);

    /** What the session does about news of its inbox. */
    interface Listener {

        /** The inbox was read from the store; {@code before} is what was known of it until then, if anything. */
        void onLoaded(@Nullable Inbox before, Inbox now);

        /** These events were written and end at the inbox's offset. Told before the commands are answered. */
        void onWritten(List<InboxEvent> events, Inbox now);

        /** Whether the inbox shall be read again although no command waits. */
        boolean wantsInbox();
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
    private final JournalAccess<InboxCommand, InboxOutcome, InboxEvent, Inbox> access;
    /** Of an inbox that is not opened yet: one per session, so that a journal started again opens the same epoch. */
    private final String epochNonce;

    private @Nullable ActorRef<UserSessionJournal.Batch> journal;

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
        access = new JournalAccess<>(
                new Life(), limits(), doors.pause(), doors.mayWrite(), doors.clock(), doors.random());
    }

    private JournalAccess.Limits limits() {
        var limits = doors.settings().limits();
        return new JournalAccess.Limits(
                limits.pendingMax(),
                limits.batchCommandsMax(),
                limits.batchBytesMax(),
                doors.settings().times().journal());
    }

    /** See {@link JournalAccess#submit}. */
    void submit(InboxCommand command, Consumer<JournalAccess.Answer<InboxOutcome>> then) {
        access.submit(command, then);
    }

    /** See {@link JournalAccess#whenUsable}. */
    void whenUsable(Consumer<Optional<Inbox>> then) {
        access.whenUsable(then);
    }

    /** The inbox as last seen, also while the store is away. */
    Optional<Inbox> known() {
        return access.known();
    }

    /** Starts the journal if it sleeps; {@link Listener#onLoaded} follows. */
    void wake() {
        access.wake();
    }

    boolean isIdle() {
        return access.isIdle();
    }

    /** See {@link JournalAccess#mayEnd}. */
    boolean mayEnd() {
        return access.mayEnd();
    }

    /** See {@link JournalAccess#isSettled}. */
    boolean isSettled() {
        return access.isSettled();
    }

    void close() {
        access.close();
    }

    void onJournalSaid(UserSessionJournal.Reply reply) {
        if (reply instanceof UserSessionJournal.Loaded loaded) {
            access.onLoaded(loaded.inbox());
        } else if (reply instanceof UserSessionJournal.Decided decided) {
            access.onDecided(decided.outcomes(), decided.events(), decided.inbox());
        } else {
            throw new AssertionError(reply);
        }
    }

    void onJournalFailed(Throwable failure) {
        LogEvent.INBOX_JOURNAL_FAILED
                .at(LOG)
                .addKeyValue(LogKey.SESSION, () -> SessionTag.of(person))
                .log("the journal of an inbox failed and is read again when that is safe: {}", RootCause.of(failure));
        onJournalStopped();
    }

    void onJournalStopped() {
        journal = null;
        doors.metrics().journalFailed();
        access.onStopped();
    }

    void onStoreSaid(StoreGuard.Answer answer) {
        access.onStoreAnswered(answer);
    }

    void onRecoveryDue() {
        access.onRecoveryDue();
    }

    void sweep(Instant now) {
        access.sweep(now);
    }

    /** What the session does for its access. */
    private final class Life implements JournalAccess.Actor<InboxCommand, InboxEvent, Inbox> {

        @Override
        public void startJournal() {
            journal = context.spawnAnonymous(
                    UserSessionJournal.create(person, epochNonce, replies, doors.clock(), doors.settings()),
                    DispatcherSelector.sameAsParent());
            context.watch(journal);
        }

        @Override
        public void write(List<InboxCommand> commands) {
            if (journal == null) {
                throw new IllegalStateException("nothing is written before the journal has been read");
            }
            journal.tell(new UserSessionJournal.Batch(commands));
        }

        @Override
        public void awaitSafe() {
            doors.guard().tell(new StoreGuard.AwaitSafe(storeAnswers));
        }

        @Override
        public void recoverAfter(Duration pause) {
            timers.startSingleTimer(SessionSignal.Due.RECOVERY, pause);
        }

        @Override
        public int bytes(InboxCommand command) {
            return command instanceof InboxCommand.Keep keep
                    ? COMMAND_BYTES + BYTES_PER_CHAR * keep.text().length()
                    : COMMAND_BYTES;
        }

        @Override
        public void onLoaded(@Nullable Inbox before, Inbox now) {
            listener.onLoaded(before, now);
        }

        @Override
        public void onWritten(List<InboxEvent> events, Inbox now) {
            listener.onWritten(events, now);
        }

        @Override
        public boolean wantsState() {
            return listener.wantsInbox();
        }
    }
}
