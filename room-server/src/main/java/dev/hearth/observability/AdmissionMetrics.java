package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who was not let in, and why. */
public final class AdmissionMetrics {

    /** A join is refused for what the whole node has too much of, and for nothing else here. */
    private static final Set<RefusalReason> OF_JOINS =
            EnumSet.of(RefusalReason.EVENT_LOOP, RefusalReason.HEAP, RefusalReason.STORE);

    private final Map<RefusalReason, Counter> sockets = new EnumMap<>(RefusalReason.class);
    private final Map<RefusalReason, Counter> joins = new EnumMap<>(RefusalReason.class);
    private volatile Predicate<RefusalReason> closed = reason -> false;

    AdmissionMetrics(NodeMetrics metrics) {
        for (var reason : RefusalReason.values()) {
            sockets.put(
                    reason,
                    metrics.counter(
                            NodeMetrics.SOCKETS_REFUSED,
                            "New sockets that were refused, by reason",
                            "reason",
                            reason.label()));
        }
        for (var reason : OF_JOINS) {
            joins.put(
                    reason,
                    metrics.counter(
                            NodeMetrics.JOINS_REFUSED,
                            "Joins that were refused because the node has too much to do, by reason",
                            "reason",
                            reason.label()));
            metrics.gauge(
                    NodeMetrics.ADMISSION_CLOSED,
                    "1 while nobody new is admitted for this reason, else 0",
                    () -> closed.test(reason) ? 1 : 0,
                    "reason",
                    reason.label());
        }
    }

    /** Whom to ask whether a reason keeps newcomers out now; must not wait. */
    public void watchClosed(Predicate<RefusalReason> isClosed) {
        closed = isClosed;
    }

    /** A new socket was refused. */
    public void refusedSocket(RefusalReason reason) {
        count(sockets, reason);
    }

    /** A join was refused before its room was asked. */
    public void refusedJoin(RefusalReason reason) {
        count(joins, reason);
    }

    private static void count(Map<RefusalReason, Counter> counters, RefusalReason reason) {
        var counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
