package dev.hearth.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/** Hands name and password to the driver, which must not see an authentication provider when there is nothing to send. */
final class CassandraCredentials {
    private CassandraCredentials() {}

    /** @throws InvalidSettings when the file with the password cannot be read */
    static Config apply(Config config) {
        var in = SettingsReader.of(config, "hearth.cassandra");
        var username = in.optionalString("username");
        if (username.isEmpty()) {
            return config;
        }
        var provider =
                Map.of("class", "PlainTextAuthProvider", "username", username, "password", in.secret("password"));
        return in.finish(ConfigFactory.parseMap(provider)
                .atPath("datastax-java-driver.advanced.auth-provider")
                .withFallback(config));
    }
}
