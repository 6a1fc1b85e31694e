package dev.hearth.store;

import dev.hearth.logs.LogEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells event-sourced features when they may recover after a write whose end nobody saw. Such a write can still land for a
 * while, so recovering at once could read a log that grows behind the reader's back. One per node: however many actors
 * wait, the store sees one probe at a time. It never recovers anything itself.
 */
public final class StoreGuard extends AbstractBehavior<StoreGuard.Command> {

    /** What the guard can be told. */
    public sealed interface Command {}

    /**
     * Wants to know when it is safe to recover: a probe that began after this was asked has been answered, and the margin
     * has passed since.
     */
    public record AwaitSafe(ActorRef<Answer> replyTo) implements Command {}

    private record Probed(boolean alive) implements Command {}

    private enum ProbeDue implements Command {
        INSTANCE
    }

    private record MarginOver(List<ActorRef<Answer>> waiters) implements Command {}

    /** The answer to {@link AwaitSafe}. */
    public enum Answer {
        SAFE,
        /** Too many wait already; ask again after a pause. */
        ASK_AGAIN
    }

    private static final Logger LOG = LoggerFactory.getLogger(StoreGuard.class);

    private final StoreProbe probe;
    private final StoreSettings settings;
    private final TimerScheduler<Command> timers;
    private final Set<ActorRef<Answer>> unprobed = new LinkedHashSet<>();
    private List<ActorRef<Answer>> probing = List.of();
    private boolean silent;
    private int inMargin;
    private long round;

    /** A guard over the store that the probe asks. */
    public static Behavior<Command> create(StoreProbe probe, StoreSettings settings) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new StoreGuard(context, timers, probe, settings)));
    }

    private StoreGuard(
            ActorContext<Command> context, TimerScheduler<Command> timers, StoreProbe probe, StoreSettings settings) {
        super(context);
        this.timers = timers;
        this.probe = probe;
        this.settings = settings;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(AwaitSafe.class, this::onAwaitSafe)
                .onMessage(ProbeDue.class, due -> probeIfWanted())
                .onMessage(Probed.class, this::onProbed)
                .onMessage(MarginOver.class, this::onMarginOver)
                .build();
    }

    private Behavior<Command> onAwaitSafe(AwaitSafe ask) {
        if (unprobed.size() + probing.size() + inMargin >= settings.waitersMax()) {
            ask.replyTo().tell(Answer.ASK_AGAIN);
            return this;
        }
        unprobed.add(ask.replyTo());
        return probeIfWanted();
    }

    private Behavior<Command> probeIfWanted() {
        if (unprobed.isEmpty() || !probing.isEmpty() || timers.isTimerActive(ProbeDue.INSTANCE)) {
            return this;
        }
        probing = List.copyOf(unprobed);
        unprobed.clear();
        getContext().pipeToSelf(answerInTime(), (alive, failure) -> new Probed(failure == null && alive));
        return this;
    }

    private CompletableFuture<Boolean> answerInTime() {
        try {
            var limit = settings.probeTimeout().toMillis();
            return probe.answers().toCompletableFuture().copy().orTimeout(limit, TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Behavior<Command> onProbed(Probed probed) {
        logChange(!probed.alive());
        if (probed.alive()) {
            inMargin += probing.size();
            timers.startSingleTimer(round++, new MarginOver(probing), settings.lateWriteMargin());
        } else {
            unprobed.addAll(probing);
        }
        probing = List.of();
        timers.startSingleTimer(ProbeDue.INSTANCE, ProbeDue.INSTANCE, settings.probeInterval());
        return this;
    }

    private void logChange(boolean nowSilent) {
        if (nowSilent && !silent) {
            LogEvent.STORE_SILENT.at(LOG).log("the store does not answer; {} actors wait for it", probing.size());
        } else if (!nowSilent && silent) {
            LogEvent.STORE_BACK.at(LOG).log("the store answers again");
        }
        silent = nowSilent;
    }

    private Behavior<Command> onMarginOver(MarginOver over) {
        inMargin -= over.waiters().size();
        over.waiters().forEach(waiter -> waiter.tell(Answer.SAFE));
        return this;
    }
}
