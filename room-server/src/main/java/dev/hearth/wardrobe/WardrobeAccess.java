package dev.hearth.wardrobe;

import dev.hearth.kernel.PersonaId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.RootCause;
import dev.hearth.store.JournalAccess;
import dev.hearth.store.StoreGuard;
import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeBatch.Submission;
import dev.hearth.wardrobe.domain.WardrobeEvent;
import dev.hearth.wardrobe.domain.WardrobeOutcome;
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

/** One wardrobe's way to its journal: {@link JournalAccess} to a {@link WardrobeJournal}. Belongs to one actor. */
final class WardrobeAccess {

    private static final Logger LOG = LoggerFactory.getLogger(WardrobeAccess.class);

    /** A garment with its hidden slots is a few hundred bytes at most, and every event carries all that are worn. */
    private static final int COMMAND_BYTES = 3_000;

    private final ActorContext<WardrobeEntity.Command> context;
    private final TimerScheduler<WardrobeEntity.Command> timers;
    private final PersonaId persona;
    private final WardrobeDoors doors;
    private final Consumer<Wardrobe> changed;
    private final ActorRef<WardrobeJournal.Reply> replies;
    private final ActorRef<StoreGuard.Answer> storeAnswers;
    private final JournalAccess<Submission, WardrobeOutcome, WardrobeEvent, Wardrobe> access;

    private @Nullable ActorRef<WardrobeJournal.Batch> journal;

    /** @param changed told of every wardrobe that was read or written, before commands are answered */
    WardrobeAccess(
            ActorContext<WardrobeEntity.Command> context,
            TimerScheduler<WardrobeEntity.Command> timers,
            PersonaId persona,
            WardrobeDoors doors,
            Consumer<Wardrobe> changed) {
        this.context = context;
        this.timers = timers;
        this.persona = persona;
        this.doors = doors;
        this.changed = changed;
        replies = context.messageAdapter(WardrobeJournal.Reply.class, WardrobeSignal.JournalSaid::new);
        storeAnswers = context.messageAdapter(StoreGuard.Answer.class, WardrobeSignal.StoreSaid::new);
        access = new JournalAccess<>(
                new Life(), doors.settings().limits(), doors.pause(), doors.mayWrite(), doors.clock(), doors.random());
    }

    /** See {@link JournalAccess#submit}. */
    void submit(Submission submission, Consumer<JournalAccess.Answer<WardrobeOutcome>> then) {
        access.submit(submission, then);
    }

    /** See {@link JournalAccess#whenUsable}. */
    void whenUsable(Consumer<Optional<Wardrobe>> then) {
        access.whenUsable(then);
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

    void onJournalSaid(WardrobeJournal.Reply reply) {
        if (reply instanceof WardrobeJournal.Loaded loaded) {
            access.onLoaded(loaded.wardrobe());
        } else if (reply instanceof WardrobeJournal.Decided decided) {
            access.onDecided(decided.outcomes(), decided.events(), decided.wardrobe());
        } else {
            throw new AssertionError(reply);
        }
    }

    void onJournalFailed(Throwable failure) {
        LogEvent.WARDROBE_JOURNAL_FAILED
                .at(LOG)
                .log("the journal of a wardrobe failed and is read again when that is safe: {}", RootCause.of(failure));
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

    /** What the wardrobe does for its access. */
    private final class Life implements JournalAccess.Actor<Submission, WardrobeEvent, Wardrobe> {

        @Override
        public void startJournal() {
            journal = context.spawnAnonymous(
                    WardrobeJournal.create(persona, replies, doors.clock(), doors.settings()),
                    DispatcherSelector.sameAsParent());
            context.watch(journal);
        }

        @Override
        public void write(List<Submission> submissions) {
            if (journal == null) {
                throw new IllegalStateException("nothing is written before the journal has been read");
            }
            journal.tell(new WardrobeJournal.Batch(submissions));
        }

        @Override
        public void awaitSafe() {
            doors.guard().tell(new StoreGuard.AwaitSafe(storeAnswers));
        }

        @Override
        public void recoverAfter(Duration pause) {
            timers.startSingleTimer(WardrobeSignal.Due.RECOVERY, pause);
        }

        @Override
        public int bytes(Submission submission) {
            return COMMAND_BYTES;
        }

        @Override
        public void onLoaded(@Nullable Wardrobe before, Wardrobe now) {
            changed.accept(now);
        }

        @Override
        public void onWritten(List<WardrobeEvent> events, Wardrobe now) {
            changed.accept(now);
        }

        /** A write whose end nobody saw may have changed the look. */
        @Override
        public boolean wantsState() {
            return true;
        }
    }
}
