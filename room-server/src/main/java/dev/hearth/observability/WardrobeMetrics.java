package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;

/** Wardrobes of a node. */
public final class WardrobeMetrics {

    private final Counter journalFailures;

    WardrobeMetrics(NodeMetrics metrics) {
        this.journalFailures = metrics.journalFailures(EntityKind.WARDROBE);
    }

    /** A wardrobe's journal could not be read, or nobody knows how its write ended. */
    public void journalFailed() {
        journalFailures.increment();
    }
}
