package dev.hearth.wardrobe;

import dev.hearth.kernel.PersonaId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.RootCause;
import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeBatch;
import dev.hearth.wardrobe.domain.WardrobeEvent;
import dev.hearth.wardrobe.domain.WardrobeOutcome;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
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
 * Writes one persona's wardrobe. Child of {@link WardrobeFront}, which gives it one batch at a time. When a write fails it
 * stops, and its parent decides when to start another.
 */
final class WardrobeJournal extends EventSourcedBehavior<WardrobeJournal.Batch, WardrobeEvent, Wardrobe> {

    /** Commands to decide in order and to persist as one list; answered by {@link Decided}. */
    record Batch(List<WardrobeBatch.Submission> submissions) {
        Batch {
            submissions = List.copyOf(submissions);
        }
    }

    /** What the journal tells its parent. */
    sealed interface Reply {}

    /** All that was written before has been read; batches are welcome. */
    record Loaded(Wardrobe wardrobe) implements Reply {}

    /** The batch is persisted. */
    record Decided(List<WardrobeOutcome> outcomes, List<WardrobeEvent> events, Wardrobe wardrobe) implements Reply {}

    /** Not under the name of this class, whose lines are Pekko's and would repeat what is written: {@code logback.xml}. */
    private static final Logger LOG = LoggerFactory.getLogger(WardrobeEntity.class);

    private static final int SNAPSHOTS_KEPT = 2;

    private final ActorRef<Reply> parent;
    private final InstantSource clock;
    private final WardrobeSettings settings;

    static Behavior<Batch> create(
            PersonaId persona, ActorRef<Reply> parent, InstantSource clock, WardrobeSettings settings) {
        return Behaviors.setup(context -> new WardrobeJournal(persona, parent, clock, settings));
    }

    private WardrobeJournal(PersonaId persona, ActorRef<Reply> parent, InstantSource clock, WardrobeSettings settings) {
        super(WardrobeEntity.persistenceId(persona));
        this.parent = parent;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Wardrobe emptyState() {
        return Wardrobe.untouched();
    }

    @Override
    public CommandHandler<Batch, WardrobeEvent, Wardrobe> commandHandler() {
        return (wardrobe, batch) -> {
            var decided = WardrobeBatch.decide(wardrobe, batch.submissions(), clock.instant());
            return Effect()
                    .persist(decided.events())
                    .thenRun(now -> parent.tell(new Decided(decided.outcomes(), decided.events(), now)));
        };
    }

    @Override
    public EventHandler<Wardrobe, WardrobeEvent> eventHandler() {
        return Wardrobe::apply;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), SNAPSHOTS_KEPT);
    }

    @Override
    public SignalHandler<Wardrobe> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), wardrobe -> parent.tell(new Loaded(wardrobe)))
                .onSignal(
                        SnapshotFailed.class,
                        (wardrobe, failed) -> LogEvent.SNAPSHOT_FAILED
                                .at(LOG)
                                .log("no snapshot of a wardrobe: {}", RootCause.of(failed.failure())))
                .build();
    }
}
