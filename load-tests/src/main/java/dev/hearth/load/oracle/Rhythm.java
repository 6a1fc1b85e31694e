package dev.hearth.load.oracle;

import dev.hearth.load.measure.LoadTally;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * When one visitor is due to act: at times that do not depend on answers, so that a slow server cannot slow down what
 * measures it. Tells the tally how late the generator lets somebody act who waited for nothing but the time. Confined to one
 * thread at a time.
 */
final class Rhythm {

    /** Somewhat less than the server wants to hear something in. */
    private static final long SILENCE_MAX_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final DoubleSupplier gapMs;
    private final Random random;
    private final LoadTally tally;
    private long dueAt;
    private long sentAt;
    private boolean idle;

    /** @param gapMs between two deeds at the moment, on average */
    Rhythm(DoubleSupplier gapMs, Random random, LoadTally tally) {
        this.gapMs = gapMs;
        this.random = random;
        this.tally = tally;
    }

    /** Chooses when to act next: as if others who do not wait for this one's answers acted together with it. */
    void plan() {
        long before = dueAt == 0 ? System.nanoTime() : dueAt;
        dueAt = before
                + (long) (TimeUnit.MILLISECONDS.toNanos(1) * gapMs.getAsDouble() * -Math.log(1 - random.nextDouble()));
        waits();
    }

    /** Nothing else is to be done until the next deed is due. */
    void waits() {
        idle = dueInMs() > 0;
    }

    /** How long until then; 0 when it is time. */
    long dueInMs() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(dueAt - System.nanoTime() + 999_999));
    }

    /** The clock time at which the present deed was due, in milliseconds since 1970. */
    long dueMs() {
        return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(Math.max(0, System.nanoTime() - dueAt));
    }

    /** Acts now; what was due already counts from then on. */
    long acts() {
        long now = System.nanoTime();
        sentAt = now;
        if (idle && now >= dueAt) {
            tally.late(now - dueAt);
        }
        return Math.min(now, dueAt);
    }

    /** Says something that is no deed. */
    void speaks() {
        sentAt = System.nanoTime();
    }

    /** Whether the server might soon believe that nobody is there. */
    boolean silent() {
        return System.nanoTime() - sentAt > SILENCE_MAX_NANOS;
    }

    /** Acts from now on without any plan. */
    void ends() {
        dueAt = System.nanoTime();
        idle = false;
    }
}
