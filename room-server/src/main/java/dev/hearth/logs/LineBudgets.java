package dev.hearth.logs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many lines of one event a node still may write in this second. A store that is away fails every command of everybody,
 * and a log that is full of it hides the rest and takes the disk. What is left out is counted, and the next line of the
 * event says how many. Thread-safe.
 */
final class LineBudgets {

    /** Nothing is left in this second. */
    static final long SPENT = -1;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int UNTIL_CONFIGURED = 50;
    private static final Map<LogEvent, Budget> BUDGETS = new ConcurrentHashMap<>();

    private static volatile int linesMax = UNTIL_CONFIGURED;

    private LineBudgets() {}

    /** How many lines an event has in a second from now on. */
    static void limit(int lines) {
        linesMax = lines;
    }

    /** Takes one line: how many were left out since the last one that was written, or {@link #SPENT}. */
    static long take(LogEvent event, long nowNanos) {
        return BUDGETS.computeIfAbsent(event, each -> new Budget(nowNanos)).take(nowNanos, linesMax);
    }

    /** The lines of one event. */
    static final class Budget {
        private long secondBegan;
        private int written;
        private long withheld;

        Budget(long nowNanos) {
            this.secondBegan = nowNanos;
        }

        synchronized long take(long nowNanos, int max) {
            if (nowNanos - secondBegan >= SECOND_NANOS) {
                secondBegan = nowNanos;
                written = 0;
            }
            if (written >= max) {
                withheld++;
                return SPENT;
            }
            written++;
            long before = withheld;
            withheld = 0;
            return before;
        }
    }
}
