package dev.hearth.observability;

import java.util.Set;

/** Metrics of a node that tests make up. */
public final class TestMetrics {

    private TestMetrics() {}

    /** With one close code, three types of commands and a build of its own. */
    public static NodeMetrics ofNode() {
        return new NodeMetrics(
                new MetricLabels(Set.of(4008), Set.of("room.say", "room.join", "direct.send"), "1.2.3", "abc"));
    }
}
