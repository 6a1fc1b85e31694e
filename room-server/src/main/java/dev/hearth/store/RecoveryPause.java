package dev.hearth.store;

import java.time.Duration;

/**
 * How long to wait before the next attempt to recover: doubling from the shortest to the longest pause, the upper half of
 * it random, so that the actors of a node do not come back in one wave.
 */
public record RecoveryPause(Duration shortest, Duration longest) {

    private static final int DOUBLINGS_MAX = 20;

    /**
     * The pause after so many failures in a row.
     *
     * @param failures 1 or more
     * @param random 0 (inclusive) to 1 (exclusive)
     */
    public Duration after(int failures, double random) {
        int doublings = Math.min(Math.max(failures, 1) - 1, DOUBLINGS_MAX);
        double full = Math.min(shortest.toMillis() * Math.pow(2, doublings), (double) longest.toMillis());
        return Duration.ofMillis(Math.round(full / 2 + full / 2 * random));
    }
}
