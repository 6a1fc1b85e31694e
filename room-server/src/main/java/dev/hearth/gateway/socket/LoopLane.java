package dev.hearth.gateway.socket;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One relay's way to one event loop. Counts the tasks that the loop has not finished, so that a loop that lags is spared
 * and caught up with later instead of being buried.
 */
final class LoopLane {

    private final SocketLoop loop;
    private final int unfinishedMax;
    private final Runnable onFree;
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile boolean starved;

    /**
     * A lane without tasks.
     *
     * @param onFree told on the loop's thread when the lane is empty after it was found full
     */
    LoopLane(SocketLoop loop, int unfinishedMax, Runnable onFree) {
        this.loop = loop;
        this.unfinishedMax = unfinishedMax;
        this.onFree = onFree;
    }

    /** Whether the loop has as much as it may have; then the lane says when it is free again. */
    boolean isFull() {
        if (unfinished.get() < unfinishedMax) {
            return false;
        }
        starved = true;
        // The last task may have ended between the two lines above.
        return unfinished.get() > 0 || !takeStarved();
    }

    void hand(Runnable task) {
        unfinished.incrementAndGet();
        loop.execute(() -> {
            try {
                task.run();
            } finally {
                finished();
            }
        });
    }

    private void finished() {
        if (unfinished.decrementAndGet() == 0 && takeStarved()) {
            onFree.run();
        }
    }

    private boolean takeStarved() {
        boolean was = starved;
        starved = false;
        return was;
    }
}
