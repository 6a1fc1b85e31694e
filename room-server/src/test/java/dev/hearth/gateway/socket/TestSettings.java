package dev.hearth.gateway.socket;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** The shipped settings on a free port, and with what a test changes. */
final class TestSettings {

    private TestSettings() {}

    static GatewaySettings with(String overrides) {
        return GatewaySettings.of(config(overrides));
    }

    static Config config(String overrides) {
        return ConfigFactory.parseString(overrides)
                .withFallback(ConfigFactory.parseString("hearth.gateway.socket.port = 0"))
                .withFallback(ConfigFactory.parseResources("hearth/gateway.conf"))
                .withFallback(ConfigFactory.parseResources("hearth/room.conf"))
                .resolve();
    }
}
