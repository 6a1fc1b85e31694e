package dev.hearth.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;

/**
 * Where Cassandra is and how it is used.
 *
 * @param contactPoints {@code host:port}, 1 to 50
 * @param replication the replication of new keyspaces, as CQL writes it
 * @param connectTimeout how long the start waits for a first answer
 * @param schema what a start does about the schema
 */
public record CassandraSettings(
        List<String> contactPoints, String replication, Duration connectTimeout, SchemaMode schema) {
    /** What a start does about the schema. */
    public enum SchemaMode {
        /** Refuse to start unless the schema is of this release. */
        CHECK,
        /** Migrate first. */
        APPLY
    }

    private enum Consistency {
        ONE,
        QUORUM,
        LOCAL_QUORUM
    }

    public CassandraSettings {
        contactPoints = List.copyOf(contactPoints);
    }

    /** Reads and checks {@code hearth.cassandra}. */
    public static CassandraSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.cassandra");
        in.string("local-datacenter");
        in.duration("request-timeout", Duration.ofMillis(500), Duration.ofSeconds(30));
        in.require(isConsistency(config), "consistency", "one of ONE, QUORUM, LOCAL_QUORUM");
        var contactPoints = in.strings("contact-points", 1, 50);
        in.require(contactPoints.stream().allMatch(CassandraSettings::isHostAndPort), "contact-points", "host:port");
        return in.finish(new CassandraSettings(
                contactPoints,
                replication(in),
                in.duration("connect-timeout", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                in.oneOf("schema", SchemaMode.class)));
    }

    private static String replication(SettingsReader in) {
        var replication = in.string("replication");
        in.require(replication.matches("\\{['\\w\\s:,.-]+}"), "replication", "a CQL map such as {'class': ..}");
        return replication;
    }

    private static boolean isConsistency(Config config) {
        var text = config.getString("hearth.cassandra.consistency");
        for (var consistency : Consistency.values()) {
            if (consistency.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHostAndPort(String text) {
        return text.matches(".+:\\d{1,5}");
    }
}
