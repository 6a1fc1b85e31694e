package dev.hearth.gateway.rate;

/**
 * A limit of so many per time with a burst. Knows no clock: every call brings the time. Not thread-safe.
 */
public final class TokenBucket {

    private static final double SECOND = 1e9;

    /** Saved-up time is what is counted, because whole nanoseconds add up without an error; a turn costs this much of it. */
    private final double nanosEach;

    private final double nanosMax;
    private double nanos;
    private long asOf;

    /** A full bucket. */
    public TokenBucket(Rate rate, long nowNanos) {
        this.nanosEach = SECOND / rate.perSecond();
        this.nanosMax = nanosEach * rate.burst();
        this.nanos = nanosMax;
        this.asOf = nowNanos;
    }

    /** Takes a token and answers 0, or answers after how many nanoseconds there will be one. */
    public long take(long nowNanos) {
        if (hasToken(nowNanos)) {
            nanos -= nanosEach;
            return 0;
        }
        return Math.max(1, (long) Math.ceil(nanosEach - nanos));
    }

    /** Whether a token could be taken now. */
    boolean hasToken(long nowNanos) {
        refill(nowNanos);
        return nanos >= nanosEach;
    }

    /** Whether it is as good as a new one, so that it need not be remembered. */
    boolean isFull(long nowNanos) {
        refill(nowNanos);
        return nanos >= nanosMax;
    }

    private void refill(long nowNanos) {
        long elapsed = nowNanos - asOf;
        if (elapsed > 0) {
            nanos = Math.min(nanosMax, nanos + elapsed);
            asOf = nowNanos;
        }
    }
}
