package dev.hearth.operations.domain;

import java.util.Optional;

/**
 * One member of the cluster, as another one sees it.
 *
 * @param status in the cluster, such as {@code Up} or {@code Leaving}
 * @param reachable false while others hear nothing from it
 * @param report what it tells of itself; absent if it kept silent
 * @param shards of rooms that live there
 * @param rooms that are awake there
 * @param sessions that are awake there
 */
public record NodeView(
        String address,
        String status,
        boolean reachable,
        Optional<NodeReport> report,
        int shards,
        int rooms,
        int sessions) {

    private static final String UP = "Up";

    /** Whether rooms may live there and visitors may come. */
    public boolean isUp() {
        return status.equals(UP);
    }
}
