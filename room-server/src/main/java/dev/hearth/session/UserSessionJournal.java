package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.RootCause;
import dev.hearth.logs.SessionTag;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxBatch;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxOutcome;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one person's inbox. Child of the session's entity, which gives it one batch at a time. It decides and persists;
 * it knows neither links nor time limits. When a write fails it stops, and its parent decides when to start another.
 */
public final class UserSessionJournal extends EventSourcedBehavior<UserSessionJournal.Batch, InboxEvent, Inbox> {

    /** Commands to decide in order and to persist as one list; answered by {@link Decided}. */
    record Batch(List<InboxCommand> commands) {
        Batch {
            commands = List.copyOf(commands);
        }
    }

    /** What the journal tells its parent. */
    sealed interface Reply {}

    /** All that was written before has been read; batches are welcome. */
    record Loaded(Inbox inbox) implements Reply {}

    /**
     * The batch is persisted.
     *
     * @param outcomes one per command, in their order
     * @param events what was written, ending at the inbox's offset
     * @param inbox after it
     */
    record Decided(List<InboxOutcome> outcomes, List<InboxEvent> events, Inbox inbox) implements Reply {}

    /** Not under the name of this class, whose lines are Pekko's and would repeat what is written: {@code logback.xml}. */
    private static final Logger LOG = LoggerFactory.getLogger(UserSessionEntity.class);

    private static final int SNAPSHOTS_KEPT = 2;

    private final ActorRef<Reply> parent;
    private final String epochNonce;
    private final InstantSource clock;
    private final SessionSettings settings;
    private final PersonId person;

    /**
     * A journal of one inbox.
     *
     * @param epochNonce used if this inbox has no events yet
     */
    static Behavior<Batch> create(
            PersonId person, String epochNonce, ActorRef<Reply> parent, InstantSource clock, SessionSettings settings) {
        return Behaviors.setup(context -> new UserSessionJournal(person, epochNonce, parent, clock, settings));
    }

    /** Under which name a person's inbox stands in the journal. */
    public static PersistenceId persistenceId(PersonId person) {
        return PersistenceId.of("inbox", person.value());
    }

    private UserSessionJournal(
            PersonId person, String epochNonce, ActorRef<Reply> parent, InstantSource clock, SessionSettings settings) {
        super(persistenceId(person));
        this.parent = parent;
        this.epochNonce = epochNonce;
        this.clock = clock;
        this.settings = settings;
        this.person = person;
    }

    @Override
    public Inbox emptyState() {
        return Inbox.unopened(epochNonce);
    }

    @Override
    public CommandHandler<Batch, InboxEvent, Inbox> commandHandler() {
        return (inbox, batch) -> {
            var decided = InboxBatch.decide(inbox, batch.commands(), clock.instant(), settings.unreadMax());
            return Effect()
                    .persist(decided.events())
                    .thenRun(now -> parent.tell(new Decided(decided.outcomes(), decided.events(), now)));
        };
    }

    @Override
    public EventHandler<Inbox, InboxEvent> eventHandler() {
        return Inbox::apply;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), SNAPSHOTS_KEPT);
    }

    @Override
    public SignalHandler<Inbox> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), inbox -> parent.tell(new Loaded(inbox)))
                .onSignal(SnapshotFailed.class, (inbox, failed) -> onSnapshotFailed(failed.failure()))
                .build();
    }

    private void onSnapshotFailed(Throwable failure) {
        LogEvent.SNAPSHOT_FAILED
                .at(LOG)
                .addKeyValue(LogKey.SESSION, () -> SessionTag.of(person))
                .log("no snapshot of an inbox: {}", RootCause.of(failure));
    }
}
