package dev.hearth.observability;

import java.util.function.BooleanSupplier;

/** What the node says about itself as a whole, asked at the moment somebody looks. */
public final class NodeGauges {

    private volatile BooleanSupplier ready = () -> false;
    private volatile BooleanSupplier storeAnswers = () -> true;

    NodeGauges(NodeMetrics metrics, MetricLabels labels) {
        metrics.gauge(
                NodeMetrics.BUILD,
                "The build that runs; always 1",
                () -> 1,
                "version",
                labels.version(),
                "commit",
                labels.commit());
        metrics.gauge(NodeMetrics.READY, "1 while people shall be sent here, else 0", () -> asNumber(ready));
        metrics.gauge(
                NodeMetrics.STORE_ANSWERS,
                "1 if the store answered when it was asked last, else 0",
                () -> asNumber(storeAnswers));
    }

    /** Whom to ask; asked by whoever looks at the metrics, must not wait. */
    public void watch(BooleanSupplier isReady, BooleanSupplier isStoreAnswering) {
        ready = isReady;
        storeAnswers = isStoreAnswering;
    }

    private static int asNumber(BooleanSupplier answer) {
        return answer.getAsBoolean() ? 1 : 0;
    }
}
