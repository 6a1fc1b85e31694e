package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/**
 * The adaptive group commit of rooms: how much shares a commit, how long the first waited for it, how long it took; and
 * whether anybody wrote who must not.
 */
public final class CommitMetrics {

    private final DistributionSummary commands;
    private final Timer wait;
    private final Timer write;
    private final Counter secondWriters;
    private final Counter failedForSure;
    private final Counter failedPerhaps;
    private final Timer recovery;
    private final Counter recoveryFailures;

    CommitMetrics(NodeMetrics metrics) {
        this.commands = metrics.sizes(NodeMetrics.COMMIT_COMMANDS, "Commands in one commit of a room");
        this.wait =
                metrics.timer(NodeMetrics.COMMIT_WAIT, "From the first command's arrival to the commit's beginning");
        this.write = metrics.timer(NodeMetrics.COMMIT_WRITE, "From a commit's beginning to its end");
        this.secondWriters = metrics.counter(
                NodeMetrics.SECOND_WRITERS, "Times that a room found another writer in its log, which must never be");
        this.failedForSure = failure(metrics, "none");
        this.failedPerhaps = failure(metrics, "unknown");
        this.recovery = metrics.timer(
                NodeMetrics.RECOVERY,
                "From the start of a room's journal until it had read its log, also after a failure");
        this.recoveryFailures =
                metrics.counter(NodeMetrics.RECOVERY_FAILURES, "Times that a room could not read its log");
    }

    private static Counter failure(NodeMetrics metrics, String effect) {
        return metrics.counter(
                NodeMetrics.COMMIT_FAILURES,
                "Commits of rooms that failed, by the effect they may have had",
                "effect",
                effect);
    }

    /**
     * A commit begins.
     *
     * @param commandCount commands in it, at least 1
     * @param waitNanos how long the first of them has waited
     */
    public void began(int commandCount, long waitNanos) {
        commands.record(commandCount);
        wait.record(waitNanos, TimeUnit.NANOSECONDS);
    }

    /** A room found traces of another writer in its log. */
    public void secondWriter() {
        secondWriters.increment();
    }

    /** How often that was found since the node began. */
    public long secondWriterCount() {
        return (long) secondWriters.count();
    }

    /** A commit has ended well, so long after it began. */
    public void ended(long nanos) {
        write.record(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * A commit failed.
     *
     * @param mayHaveLanded whether nobody knows if it was written
     */
    public void failed(boolean mayHaveLanded) {
        (mayHaveLanded ? failedPerhaps : failedForSure).increment();
    }

    /** A room has read its log, so long after it began to. */
    public void recovered(long nanos) {
        recovery.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A room could not read its log. */
    public void recoveryFailed() {
        recoveryFailures.increment();
    }

    /** Commits that ended well since the node began, for whoever looks at the difference. */
    public long endedCount() {
        return write.count();
    }

    /** How long all of them took together. */
    public double endedMillis() {
        return write.totalTime(TimeUnit.MILLISECONDS);
    }
}
