package dev.hearth.gateway.socket;

import dev.hearth.gateway.rate.Rate;
import dev.hearth.gateway.rate.TokenBucket;

/**
 * One rate of one connection: lets through, refuses for a while, and notices somebody who goes on far beyond the limit.
 * Not thread-safe.
 */
final class Meter {

    private static final double NANOS = 1e9;

    private final TokenBucket bucket;
    private final long windowNanos;
    private final int abuse;
    private long windowStart;
    private int inWindow;

    Meter(Rate rate, GatewaySettings.Abuse abuse, long nowNanos) {
        this.bucket = new TokenBucket(rate, nowNanos);
        this.windowNanos = abuse.window().toNanos();
        this.abuse = rate.abuseIn(windowNanos / NANOS, abuse.factor());
        this.windowStart = nowNanos;
    }

    /** Counts an attempt; answers 0 if it may happen, otherwise after how many nanoseconds it may. */
    long take(long nowNanos) {
        count(nowNanos);
        return bucket.take(nowNanos);
    }

    /** Counts an attempt that takes nothing now. */
    void count(long nowNanos) {
        if (nowNanos - windowStart >= windowNanos) {
            windowStart = nowNanos;
            inWindow = 0;
        }
        inWindow++;
    }

    /** Takes a token for an attempt that was counted before. */
    boolean takeCounted(long nowNanos) {
        return bucket.take(nowNanos) == 0;
    }

    /** Whether the present window has seen more than haste explains. */
    boolean isAbused() {
        return inWindow > abuse;
    }
}
