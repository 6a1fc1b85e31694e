package dev.hearth.config;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Set;

/**
 * What this node is, and where others reach it.
 *
 * @param address where other nodes reach it
 * @param bindAddress where it listens for them
 * @param port 0 for any free one
 * @param roles a selection of {@code gateway} and {@code world}
 */
public record NodeSettings(String address, String bindAddress, int port, List<String> roles) {
    private static final String GATEWAY = "gateway";
    private static final Set<String> ROLES = Set.of(GATEWAY, "world");

    public NodeSettings {
        roles = List.copyOf(roles);
    }

    /** Reads and checks {@code hearth.node}. */
    public static NodeSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.node");
        var settings = new NodeSettings(
                in.string("address"),
                in.string("bind-address"),
                in.intBetween("port", 0, 65_535),
                in.strings("roles", 1, 2));
        in.require(ROLES.containsAll(settings.roles()), "roles", "gateway, world or both");
        return in.finish(settings);
    }

    /** Whether clients come in here. */
    public boolean isGateway() {
        return roles.contains(GATEWAY);
    }
}
