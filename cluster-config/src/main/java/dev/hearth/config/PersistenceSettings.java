package dev.hearth.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Limits of the journal.
 *
 * @param writeTimeout after this long a write counts as failed with an unknown outcome
 * @param breakerReset how long the journal refuses at once after too many failures
 */
public record PersistenceSettings(Duration writeTimeout, Duration breakerReset) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Reads and checks {@code hearth.persistence}. */
    public static PersistenceSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.persistence");
        in.intBetween("recoveries-max", 1, 10_000);
        in.intBetween("stash-max", 1_000, 1_000_000);
        var settings = new PersistenceSettings(
                in.duration("write-timeout", SECOND, Duration.ofSeconds(30)),
                in.duration("breaker-reset", SECOND, Duration.ofSeconds(60)));
        var request = config.getDuration("hearth.cassandra.request-timeout");
        in.require(
                settings.writeTimeout().compareTo(request) > 0,
                "write-timeout",
                "more than hearth.cassandra.request-timeout");
        return in.finish(settings);
    }
}
