package dev.hearth.operations.http;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;

/**
 * Where operators ask: {@code hearth.operations}.
 *
 * @param port 0 for any free one
 */
public record OperationsSettings(String address, int port) {

    /**
     * Reads {@code hearth.operations}.
     *
     * @throws dev.hearth.config.InvalidSettings naming each wrong key, its value and what is allowed
     */
    public static OperationsSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.operations");
        return in.finish(new OperationsSettings(in.string("address"), in.intBetween("port", 0, 65_535)));
    }
}
