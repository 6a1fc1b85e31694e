package dev.hearth.config;

import com.typesafe.config.Config;

/**
 * The door at which nodes find each other: {@code hearth.management}.
 *
 * @param address where other nodes reach it
 * @param bindAddress where it listens
 */
public record ManagementSettings(String address, String bindAddress, int port) {

    /** Reads and checks the section. */
    public static ManagementSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.management");
        return in.finish(new ManagementSettings(
                in.string("address"), in.string("bind-address"), in.intBetween("port", 1, 65_535)));
    }
}
