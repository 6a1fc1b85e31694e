package dev.hearth.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What this node is and how it finds the others.
 *
 * @param address where other nodes reach it
 * @param port 0 for any free one
 * @param roles a selection of {@code gateway} and {@code world}
 * @param forming whether it forms a cluster alone or joins through seeds
 */
public record NodeSettings(String address, int port, List<String> roles, Forming forming) {
    private static final Set<String> ROLES = Set.of("gateway", "world");

    /** How a node comes into its cluster. */
    public enum Forming {
        /** By itself. */
        ALONE,
        /** Through the seed nodes. */
        SEEDS
    }

    public NodeSettings {
        roles = List.copyOf(roles);
    }

    /** Reads and checks {@code hearth.node} and {@code hearth.cluster}. */
    public static NodeSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth");
        var settings = new NodeSettings(
                in.string("node.address"),
                in.intBetween("node.port", 0, 65_535),
                in.strings("node.roles", 1, 2),
                in.oneOf("cluster.forming", Forming.class));
        in.string("node.bind-address");
        in.require(ROLES.containsAll(settings.roles()), "node.roles", "gateway, world or both");
        in.duration("cluster.unreachable-after", Duration.ofSeconds(1), Duration.ofMinutes(1));
        in.duration("cluster.stable-after", Duration.ofSeconds(1), Duration.ofMinutes(1));
        checkSeeds(in, settings);
        return in.finish(settings);
    }

    private static void checkSeeds(SettingsReader in, NodeSettings settings) {
        var seeds = in.strings("cluster.seed-nodes", 0, 20);
        if (settings.forming() == Forming.SEEDS) {
            in.require(!seeds.isEmpty(), "cluster.seed-nodes", "at least one, because cluster.forming is \"seeds\"");
            in.require(settings.port() > 0, "node.port", "1 to 65535, because cluster.forming is \"seeds\"");
        } else {
            in.require(seeds.isEmpty(), "cluster.seed-nodes", "none, because cluster.forming is \"alone\"");
        }
    }
}
