package dev.hearth.directory;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.time.Duration;

/**
 * Section {@code hearth.directory} of the configuration.
 *
 * @param lease how long a node's rooms are believed
 * @param renewEvery how often a node renews its lease
 * @param writeEvery shortest time between two writes of one room's count
 * @param retryAfter pause after a failed write
 * @param roomsMax rooms one node publishes
 * @param writesInFlightMax writes under way at once
 * @param roomsReadMax rooms read for the list
 * @param pageAge how old the list may be that pages are cut from
 * @param readTimeout how long reading the list may take
 */
public record DirectorySettings(
        Duration lease,
        Duration renewEvery,
        Duration writeEvery,
        Duration retryAfter,
        int roomsMax,
        int writesInFlightMax,
        int roomsReadMax,
        Duration pageAge,
        Duration readTimeout) {

    /**
     * Reads the section.
     *
     * @throws dev.hearth.config.InvalidSettings when a value is missing or outside its range
     */
    public static DirectorySettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.directory");
        var shortest = Duration.ofMillis(100);
        var minute = Duration.ofMinutes(1);
        var settings = new DirectorySettings(
                in.duration("lease", Duration.ofSeconds(3), Duration.ofMinutes(10)),
                in.duration("renew-every", Duration.ofSeconds(1), Duration.ofMinutes(5)),
                in.duration("write-every", shortest, minute),
                in.duration("retry-after", shortest, minute),
                in.intBetween("rooms-max", 100, 1_000_000),
                in.intBetween("writes-in-flight-max", 1, 1_024),
                in.intBetween("rooms-read-max", 100, 100_000),
                in.duration("page-age", shortest, minute),
                in.duration("read-timeout", shortest, Duration.ofSeconds(4)));
        in.require(
                settings.renewEvery.multipliedBy(2).compareTo(settings.lease) <= 0,
                "renew-every",
                "at most half of hearth.directory.lease");
        return in.finish(settings);
    }
}
