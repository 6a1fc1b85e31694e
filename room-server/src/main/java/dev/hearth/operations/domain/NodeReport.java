package dev.hearth.operations.domain;

import java.util.List;

/**
 * What a node tells of itself, at one moment.
 *
 * @param address as the cluster knows it, {@code host:port}
 * @param startedAt milliseconds of Unix time
 * @param sockets that are open now
 * @param lagMillis how late its latest event loop was lately
 * @param commitMillis how long commits of rooms took on average lately; 0 if there were none
 * @param answered commands that were answered since the start
 * @param secondWriters how often a room found another writer in its log since the start
 * @param storeAnswers whether the store answered it just now
 * @param refuses why it admits nobody new; empty if it does
 */
public record NodeReport(
        String address,
        String version,
        List<String> roles,
        long startedAt,
        int sockets,
        long heapUsed,
        long heapMax,
        double lagMillis,
        double commitMillis,
        long answered,
        long secondWriters,
        boolean storeAnswers,
        String refuses,
        boolean draining) {

    public NodeReport {
        roles = List.copyOf(roles);
    }
}
