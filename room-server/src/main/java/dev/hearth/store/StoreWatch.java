package dev.hearth.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Whether the store answered when it was asked last. It is asked every two seconds, whether anybody wants to know or not, so
 * that whoever asks about the node never waits for the store. Decides nothing about writes: that is {@link StoreGuard}'s.
 * Thread-safe.
 */
public final class StoreWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final StoreProbe probe;
    private final Duration timeout;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean answering = true;

    /** A watch that has not asked yet and believes that all is well. */
    StoreWatch(StoreProbe probe, Duration timeout) {
        this.probe = probe;
        this.timeout = timeout;
    }

    /** The watch of a node; it ends with the actor system. */
    public static StoreWatch start(ActorSystem<?> system, StoreProbe probe, StoreSettings settings) {
        var watch = new StoreWatch(probe, settings.probeTimeout());
        var unused =
                system.scheduler().scheduleWithFixedDelay(INTERVAL, INTERVAL, watch::look, system.executionContext());
        return watch;
    }

    /** What the last answer, or its absence, said. */
    public boolean isAnswering() {
        return answering;
    }

    /** Asks, unless an answer is still waited for. */
    void look() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            var unused = probe.answers()
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((alive, failure) -> heard(failure == null && alive));
        } catch (RuntimeException e) {
            heard(false);
        }
    }

    private void heard(boolean alive) {
        answering = alive;
        asking.set(false);
    }
}
