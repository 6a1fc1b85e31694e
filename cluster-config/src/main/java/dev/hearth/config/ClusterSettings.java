package dev.hearth.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;

/**
 * How this node finds its cluster: {@code hearth.cluster}.
 *
 * @param contactPoints {@code host:port} of management doors, for {@link Discovery#CONFIG}
 * @param serviceName what DNS or Kubernetes call the nodes
 * @param requiredContactPoints how many must have been found before a cluster begins
 */
public record ClusterSettings(
        Forming forming,
        Discovery discovery,
        List<String> contactPoints,
        String serviceName,
        int requiredContactPoints) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int CONTACT_POINTS_MAX = 20;

    /** How a node comes into its cluster. */
    public enum Forming {
        /** It is the cluster. */
        ALONE,
        /** It looks for others, and begins one with them if there is none. */
        BOOTSTRAP
    }

    /** Where others are looked for. */
    public enum Discovery {
        /** At the contact points. */
        CONFIG,
        /** At the addresses of the service's name. */
        DNS,
        /** At the pods of the service. */
        KUBERNETES
    }

    public ClusterSettings {
        contactPoints = List.copyOf(contactPoints);
    }

    /** Reads and checks the section. */
    public static ClusterSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth");
        var settings = new ClusterSettings(
                in.oneOf("cluster.forming", Forming.class),
                in.oneOf("cluster.discovery", Discovery.class),
                in.strings("cluster.contact-points", 0, CONTACT_POINTS_MAX),
                in.string("cluster.service-name"),
                in.intBetween("cluster.required-contact-points", 1, CONTACT_POINTS_MAX));
        in.intBetween("cluster.shards", 10, 10_000);
        in.duration("cluster.unreachable-after", SHORTEST, LONGEST);
        in.duration("cluster.stable-after", SHORTEST, LONGEST);
        checkContactPoints(in, settings);
        checkPort(in, settings);
        return in.finish(settings);
    }

    /** Whether others are looked for at the contact points. */
    public boolean usesContactPoints() {
        return forming == Forming.BOOTSTRAP && discovery == Discovery.CONFIG;
    }

    /** A list that nobody reads is a mistake: whoever wrote it expects a cluster. */
    private static void checkContactPoints(SettingsReader in, ClusterSettings settings) {
        var key = "cluster.contact-points";
        var points = settings.contactPoints();
        if (settings.usesContactPoints()) {
            in.require(
                    points.size() >= settings.requiredContactPoints(),
                    key,
                    "at least as many as cluster.required-contact-points, because cluster.discovery is \"config\"");
            in.require(points.stream().allMatch(point -> point.matches(".+:\\d{1,5}")), key, "host:port");
        } else {
            in.require(
                    points.isEmpty(),
                    key,
                    "none, unless cluster.forming is \"bootstrap\" and cluster.discovery is \"config\"");
        }
    }

    private static void checkPort(SettingsReader in, ClusterSettings settings) {
        if (settings.forming() == Forming.BOOTSTRAP) {
            int port = in.intBetween("node.port", 0, 65_535);
            in.require(port > 0, "node.port", "1 to 65535, because cluster.forming is \"bootstrap\"");
        }
    }
}
