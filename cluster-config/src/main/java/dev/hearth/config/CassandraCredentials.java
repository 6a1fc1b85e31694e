package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Hands name and password to the driver, which must not see an authentication provider when there is nothing to send. */
final class CassandraCredentials {
    private static final String SECTION = "hearth.cassandra.";

    private CassandraCredentials() {}

    static Config apply(Config config) {
        var username = config.getString(SECTION + "username");
        if (username.isEmpty()) {
            return config;
        }
        var provider = Map.of("class", "PlainTextAuthProvider", "username", username, "password", password(config));
        return ConfigFactory.parseMap(provider)
                .atPath("datastax-java-driver.advanced.auth-provider")
                .withFallback(config);
    }

    private static String password(Config config) {
        var file = config.getString(SECTION + "password-file");
        if (file.isEmpty()) {
            return config.getString(SECTION + "password");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new InvalidSettings(
                    List.of(SECTION + "password-file is \"" + file + "\", allowed: a file that can be read"));
        }
    }
}
