package dev.hearth.load.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Durations of one kind within a window, to three digits, up to one minute. Not thread-safe. */
public final class Latencies {

    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(1);
    private static final double MICROS_PER_MS = 1_000;

    private final Histogram micros = new Histogram(MICROS_MAX, 3);

    public void record(long nanos) {
        micros.recordValue(Math.min(MICROS_MAX, Math.max(0, nanos / 1_000)));
    }

    public void clear() {
        micros.reset();
    }

    public long count() {
        return micros.getTotalCount();
    }

    public double percentileMs(double percentile) {
        return count() == 0 ? 0 : micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }

    /** Milliseconds at the usual percentiles. */
    public ObjectNode toJson() {
        return Json.object()
                .put("p50_ms", percentileMs(50))
                .put("p90_ms", percentileMs(90))
                .put("p95_ms", percentileMs(95))
                .put("p99_ms", percentileMs(99))
                .put("p999_ms", percentileMs(99.9))
                .put("max_ms", percentileMs(100));
    }
}
