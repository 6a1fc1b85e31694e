package dev.hearth.room;

import java.time.Duration;

/**
 * When to commit: at once if the room was silent, else at the later of one window after the previous commit began and
 * the end of the write in flight; earlier when a batch is full. A quiet room feels no delay, a busy one pays one write
 * and one frame per window whatever its rate.
 */
final class CommitRhythm {

    private final long windowNanos;
    private final int batchMax;
    private long lastBegan;
    private boolean writing;

    CommitRhythm(Duration window, int batchMax, long now) {
        this.windowNanos = window.toNanos();
        this.batchMax = batchMax;
        this.lastBegan = now - windowNanos;
    }

    /** Nanoseconds until the next commit may begin; 0 for now, -1 for "ask again when the write has ended". */
    long delayUntilCommit(int pending, long now) {
        if (writing) {
            return -1;
        }
        if (pending >= batchMax) {
            return 0;
        }
        return Math.max(0, lastBegan + windowNanos - now);
    }

    void began(long now) {
        lastBegan = now;
        writing = true;
    }

    long lastBegan() {
        return lastBegan;
    }

    void ended() {
        writing = false;
    }

    boolean isWriting() {
        return writing;
    }
}
