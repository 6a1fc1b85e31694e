package dev.hearth.gateway.socket;

/**
 * A limit of so many per time with a burst. Knows no clock: every call brings the time. Not thread-safe.
 */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perNano;
    private final double burst;
    private double tokens;
    private long asOf;

    /** A full bucket. */
    TokenBucket(Rate rate, long nowNanos) {
        this.perNano = rate.perSecond() / NANOS;
        this.burst = rate.burst();
        this.tokens = burst;
        this.asOf = nowNanos;
    }

    /** Takes a token and answers 0, or answers after how many nanoseconds there will be one. */
    long take(long nowNanos) {
        refill(nowNanos);
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) / perNano));
    }

    /** Whether a token could be taken now. */
    boolean hasToken(long nowNanos) {
        refill(nowNanos);
        return tokens >= 1;
    }

    /** Whether it is as good as a new one, so that it need not be remembered. */
    boolean isFull(long nowNanos) {
        refill(nowNanos);
        return tokens >= burst;
    }

    private void refill(long nowNanos) {
        long elapsed = nowNanos - asOf;
        if (elapsed > 0) {
            tokens = Math.min(burst, tokens + elapsed * perNano);
            asOf = nowNanos;
        }
    }
}
