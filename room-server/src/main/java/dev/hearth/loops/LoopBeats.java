package dev.hearth.loops;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.ActorSystem;

/**
 * Tells whether event loops still run what they are given. Each beats once a second on its own, and whoever asks looks how
 * long ago that was; so nobody who asks can be stuck with them. Thread-safe.
 */
public final class LoopBeats {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final AtomicLongArray last;
    private final LongSupplier nanoTime;

    /**
     * Loops that have just beaten.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    LoopBeats(int loops, LongSupplier nanoTime) {
        this.last = new AtomicLongArray(loops);
        this.nanoTime = nanoTime;
        for (int loop = 0; loop < loops; loop++) {
            beat(loop);
        }
    }

    /** Has the loops of an actor system beat until it ends. */
    public static LoopBeats start(ActorSystem system) {
        var group = EventLoops.of(system).group();
        int count = 0;
        for (var unused : group) {
            count++;
        }
        var beats = new LoopBeats(count, System::nanoTime);
        int loop = 0;
        for (var executor : group) {
            int own = loop++;
            var unused = executor.scheduleWithFixedDelay(
                    () -> beats.beat(own), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return beats;
    }

    /** A loop runs. */
    void beat(int loop) {
        last.set(loop, nanoTime.getAsLong());
    }

    /** How long the quietest loop has been silent; up to a second, and what it is late, is usual. */
    public Duration longestSilence() {
        long now = nanoTime.getAsLong();
        long longest = 0;
        for (int loop = 0; loop < last.length(); loop++) {
            longest = Math.max(longest, now - last.get(loop));
        }
        return Duration.ofNanos(longest);
    }
}
