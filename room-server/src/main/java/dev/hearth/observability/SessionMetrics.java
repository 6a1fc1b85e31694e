package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sessions that are awake on this node. Each tells its own changes, so that nobody has to ask them. */
public final class SessionMetrics {

    private final Counter journalFailures;
    private final Map<SessionState, AtomicInteger> awake = new EnumMap<>(SessionState.class);

    SessionMetrics(NodeMetrics metrics) {
        this.journalFailures = metrics.journalFailures(EntityKind.SESSION);
        for (var state : SessionState.values()) {
            var count = new AtomicInteger();
            metrics.gauge(
                    NodeMetrics.SESSIONS,
                    "Sessions that are awake on this node, by state",
                    count::get,
                    "state",
                    Labels.of(state));
            awake.put(state, count);
        }
    }

    /**
     * One session changed.
     *
     * @param before absent if it has just begun
     * @param now absent if it ends
     */
    public void changed(@Nullable SessionState before, @Nullable SessionState now) {
        if (before != now) {
            add(before, -1);
            add(now, 1);
        }
    }

    /** A session's inbox could not be read, or nobody knows how its write ended. */
    public void journalFailed() {
        journalFailures.increment();
    }

    private void add(@Nullable SessionState state, int change) {
        var count = state == null ? null : awake.get(state);
        if (count != null) {
            count.addAndGet(change);
        }
    }
}
