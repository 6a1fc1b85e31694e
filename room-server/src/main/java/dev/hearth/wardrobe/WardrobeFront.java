package dev.hearth.wardrobe;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.SessionTag;
import dev.hearth.logs.Trace;
import dev.hearth.store.JournalAccess;
import dev.hearth.wardrobe.WardrobeEntity.Answer;
import dev.hearth.wardrobe.WardrobeEntity.Change;
import dev.hearth.wardrobe.WardrobeEntity.Command;
import dev.hearth.wardrobe.WardrobeEntity.Read;
import dev.hearth.wardrobe.WardrobeEntity.Refusal;
import dev.hearth.wardrobe.WardrobeEntity.Refused;
import dev.hearth.wardrobe.WardrobeEntity.Stop;
import dev.hearth.wardrobe.WardrobeSignal.Due;
import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeBatch.Submission;
import dev.hearth.wardrobe.domain.WardrobeOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.japi.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actor behind {@link WardrobeEntity}: has commands decided and persisted, then the look written where everybody finds
 * it, then answers. It never blocks. A look that is persisted is shown sooner or later, whatever fails between.
 */
final class WardrobeFront extends AbstractBehavior<Command> {

    private static final Logger LOG = LoggerFactory.getLogger(WardrobeFront.class);
    private static final Duration SWEEP_INTERVAL = Duration.ofMillis(250);

    private final TimerScheduler<Command> timers;
    private final PersonaId persona;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final WardrobeDoors doors;
    private final LookPublication publication;
    private final WardrobeAccess access;
    private @Nullable PersonId person;
    private boolean stopping;
    private boolean stopIsLate;
    private boolean stopIsOverdue;

    /** @param shard is asked for permission to stop */
    static Behavior<Command> create(
            PersonaId persona, ActorRef<ClusterSharding.ShardCommand> shard, WardrobeDoors doors) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new WardrobeFront(context, timers, persona, shard, doors)));
    }

    private WardrobeFront(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            PersonaId persona,
            ActorRef<ClusterSharding.ShardCommand> shard,
            WardrobeDoors doors) {
        super(context);
        this.timers = timers;
        this.persona = persona;
        this.shard = shard;
        this.doors = doors;
        this.publication = new LookPublication(this::write);
        this.access = new WardrobeAccess(context, timers, persona, doors, publication::show);
        armSleep();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Change.class, then(this::onChange))
                .onMessage(Read.class, then(this::onRead))
                .onMessage(Stop.class, then(stop -> onStop()))
                .onMessage(WardrobeSignal.JournalSaid.class, then(said -> access.onJournalSaid(said.reply())))
                .onMessage(WardrobeSignal.StoreSaid.class, then(said -> access.onStoreSaid(said.answer())))
                .onMessage(WardrobeSignal.TableAnswered.class, then(this::onTableAnswered))
                .onMessage(Due.class, then(this::onDue))
                .onSignal(ChildFailed.class, then(failed -> access.onJournalFailed(failed.getCause())))
                .onSignal(Terminated.class, then(stopped -> access.onJournalStopped()))
                .build();
    }

    private <T> Function<T, Behavior<Command>> then(Consumer<T> handler) {
        return message -> {
            handler.accept(message);
            return settled();
        };
    }

    /** What has to hold after every message: timers fit what waits, and a wardrobe that was told to stop stops. */
    private Behavior<Command> settled() {
        if (stopping && (stopIsOverdue || (access.isSettled() && (publication.isIdle() || stopIsLate)))) {
            publication.giveUp();
            return Behaviors.stopped();
        }
        armSweep();
        armSleep();
        return this;
    }

    private void onChange(Change change) {
        person = change.person();
        if (publication.waiting() >= doors.settings().limits().pendingMax()) {
            change.replyTo().tell(new Refused(Refusal.BUSY));
            return;
        }
        access.submit(new Submission(change.cause(), change.command()), answer -> onAnswer(answer, change));
    }

    private void onAnswer(JournalAccess.Answer<WardrobeOutcome> answer, Change change) {
        var replyTo = change.replyTo();
        if (answer instanceof JournalAccess.Decided<WardrobeOutcome> decided
                && decided.outcome() instanceof WardrobeOutcome.Accepted accepted) {
            publication.whenShown(
                    accepted.version(),
                    shown -> replyTo.tell(shown ? Answers.of(accepted) : new Refused(Refusal.OUTCOME_PENDING)));
        } else {
            replyTo.tell(noted(Answers.refusal(answer), change));
        }
    }

    private static Answer noted(Answer answer, Change change) {
        if (answer instanceof Refused refused && refused.refusal().isFailure()) {
            LogEvent.WARDROBE_CHANGE_FAILED
                    .at(LOG)
                    .addKeyValue(
                            LogKey.TRACE,
                            Trace.of(change.person(), change.cause().key()))
                    .addKeyValue(LogKey.SESSION, () -> SessionTag.of(change.person()))
                    .addKeyValue(LogKey.CODE, LogKey.code(refused.refusal()))
                    .log("a change of a wardrobe failed");
        }
        return answer;
    }

    private void onRead(Read read) {
        person = read.person();
        access.whenUsable(wardrobe -> read.replyTo().tell(shown(wardrobe)));
    }

    private static Answer shown(Optional<Wardrobe> wardrobe) {
        return wardrobe.<Answer>map(Answers::of).orElseGet(() -> new Refused(Refusal.STORAGE_UNAVAILABLE));
    }

    private void write(LookPublication.Versioned look) {
        getContext()
                .pipeToSelf(
                        doors.table().dress(persona, look.look(), look.version()),
                        (done, failure) -> new WardrobeSignal.TableAnswered(failure == null));
    }

    private void onTableAnswered(WardrobeSignal.TableAnswered answered) {
        if (answered.done()) {
            announce(publication.succeeded());
        } else {
            int failures = publication.failed();
            LogEvent.LOOK_NOT_SHOWN.at(LOG).log("the look of {} could not be shown, {} times now", persona, failures);
            timers.startSingleTimer(
                    Due.PUBLICATION,
                    doors.pause().after(failures, doors.random().nextDouble()));
        }
    }

    private void announce(LookPublication.Versioned look) {
        if (person != null) {
            doors.news().changed(person, persona, look.look(), look.version());
        }
    }

    private void onDue(Due due) {
        switch (due) {
            case SWEEP -> access.sweep(doors.clock().instant());
            case RECOVERY -> access.onRecoveryDue();
            case PUBLICATION -> publication.retry();
            case SLEEP ->
                shard.tell(new ClusterSharding.Passivate<>(getContext().getSelf()));
            case STOP -> stopIsLate = true;
            case STOP_ANYWAY -> stopIsOverdue = true;
        }
    }

    private void onStop() {
        stopping = true;
        access.close();
        timers.startSingleTimer(Due.STOP, doors.settings().limits().journalTime());
        timers.startSingleTimer(Due.STOP_ANYWAY, doors.stopWithin());
    }

    private void armSweep() {
        if (access.isIdle()) {
            timers.cancel(Due.SWEEP);
        } else if (!timers.isTimerActive(Due.SWEEP)) {
            timers.startTimerWithFixedDelay(Due.SWEEP, Due.SWEEP, SWEEP_INTERVAL);
        }
    }

    private void armSleep() {
        if (!access.isIdle() || !access.mayEnd() || !publication.isIdle()) {
            timers.cancel(Due.SLEEP);
        } else if (!timers.isTimerActive(Due.SLEEP)) {
            timers.startSingleTimer(Due.SLEEP, doors.settings().linger());
        }
    }
}
