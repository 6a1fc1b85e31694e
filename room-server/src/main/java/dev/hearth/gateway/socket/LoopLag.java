package dev.hearth.gateway.socket;

import java.util.concurrent.atomic.AtomicLong;

/** How late one event loop is: written by the loop itself, read by whoever looks after the node. */
final class LoopLag {

    private static final long NO_ROUND = -1;

    private final AtomicLong worst = new AtomicLong(NO_ROUND);
    private volatile long dueNanos;
    /** Of the reader alone. */
    private long last;

    /** A loop whose next round is due at this time. */
    LoopLag(long dueNanos) {
        this.dueNanos = dueNanos;
    }

    /** A round begins; answers how late. */
    long began(long nowNanos) {
        long late = Math.max(0, nowNanos - dueNanos);
        worst.accumulateAndGet(late, Math::max);
        return late;
    }

    /** The next round is due at this time. */
    void due(long nanos) {
        dueNanos = nanos;
    }

    /** The latest since this was asked last; a round that is overdue counts as it stands. */
    long take(long nowNanos) {
        long since = worst.getAndSet(NO_ROUND);
        long overdue = nowNanos - dueNanos;
        last = Math.max(since == NO_ROUND ? last : since, overdue);
        return Math.max(0, last);
    }
}
