package dev.hearth.operations.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All nodes, as one of them saw them.
 *
 * @param nodes by address
 */
public record Town(Instant at, String seenBy, List<NodeView> nodes) {

    public Town {
        nodes = List.copyOf(nodes);
    }

    /** The node of this address. */
    public Optional<NodeView> node(String address) {
        return nodes.stream().filter(node -> node.address().equals(address)).findFirst();
    }

    /** Whether the world goes on without that node. */
    public boolean canSpare(String address) {
        return nodes.stream()
                .anyMatch(node -> !node.address().equals(address)
                        && node.isUp()
                        && node.report().filter(report -> !report.draining()).isPresent());
    }

    public Verdict verdict() {
        return Verdict.of(this);
    }
}
