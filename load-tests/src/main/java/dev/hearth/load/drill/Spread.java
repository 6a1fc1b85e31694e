package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.Hosted;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How evenly something is spread over nodes.
 *
 * @param shards by node
 * @param awake entities by node
 */
record Spread(Map<Integer, Integer> shards, Map<Integer, Integer> awake) {

    /** Asks the nodes that run. */
    static Spread of(Collection<ClusterNode> nodes, String type) throws IOException {
        Map<Integer, Hosted> hosted = new TreeMap<>();
        for (ClusterNode node : nodes) {
            hosted.put(node.number(), node.hosted(type));
        }
        return of(hosted);
    }

    static Spread of(Map<Integer, Hosted> hosted) {
        Map<Integer, Integer> shards = new TreeMap<>();
        Map<Integer, Integer> awake = new TreeMap<>();
        hosted.forEach((node, here) -> {
            shards.put(node, here.shards());
            awake.put(node, here.awake());
        });
        return new Spread(shards, awake);
    }

    /** How many shards the fullest node has more than the emptiest one. */
    int difference() {
        int most = shards.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = shards.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return most - least;
    }
}
