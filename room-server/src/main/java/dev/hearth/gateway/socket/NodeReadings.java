package dev.hearth.gateway.socket;

import dev.hearth.gateway.admission.HeapAfterCollection;
import dev.hearth.gateway.admission.Readings;
import dev.hearth.observability.CommitMetrics;
import java.util.List;

/** What decides about newcomers, as it is on this node since the last look. Not thread-safe. */
final class NodeReadings {

    private static final double NANOS_PER_MILLI = 1e6;

    private final List<LoopLag> loops;
    private final HeapAfterCollection heap;
    private final CommitMetrics commits;
    private long commitCount;
    private double commitMillis;

    NodeReadings(List<LoopLag> loops, HeapAfterCollection heap, CommitMetrics commits) {
        this.loops = List.copyOf(loops);
        this.heap = heap;
        this.commits = commits;
    }

    Readings take(long nowNanos) {
        long lag = loops.stream().mapToLong(loop -> loop.take(nowNanos)).max().orElse(0);
        return new Readings(lag / NANOS_PER_MILLI, heap.share(nowNanos), persistMillis());
    }

    private double persistMillis() {
        long count = commits.endedCount();
        double millis = commits.endedMillis();
        double average = count == commitCount ? 0 : (millis - commitMillis) / (count - commitCount);
        commitCount = count;
        commitMillis = millis;
        return average;
    }
}
