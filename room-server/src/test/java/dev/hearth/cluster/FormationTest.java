package dev.hearth.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.hearth.config.ClusterSettings;
import dev.hearth.config.ConfigLoader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormationTest {
    private static final String METHOD = "pekko.management.cluster.bootstrap.contact-point-discovery.discovery-method";

    private static Config overlaid(String profile, Map<String, String> environment) {
        var config = new ConfigLoader(profile, Optional.empty(), environment).load();
        return Formation.overlay(ClusterSettings.of(config), "1.2.3").withFallback(config);
    }

    @Test
    void aNodeAloneOnlySaysItsVersion() {
        var config = overlaid("local", Map.of());

        assertThat(config.getString("pekko.cluster.app-version")).isEqualTo("1.2.3");
        assertThat(config.getString(METHOD)).isEqualTo("pekko.discovery");
    }

    @Test
    void contactPointsBecomeWhatDiscoveryAnswers() {
        var config = overlaid("local2", Map.of());
        var service = config.getString("pekko.management.cluster.bootstrap.contact-point-discovery.service-name");
        var endpoints = config.getConfigList("pekko.discovery.config.services." + service + ".endpoints");

        assertThat(config.getString(METHOD)).isEqualTo("config");
        assertThat(endpoints)
                .extracting(endpoint -> endpoint.getString("host") + " " + endpoint.getInt("port"))
                .containsExactly("127.0.0.1 7356", "127.0.0.2 7356", "127.0.0.3 7356");
    }

    @Test
    void everyWayOfDiscoveryIsOneThatPekkoHas() {
        var kubernetes = overlaid("kubernetes", Map.of());
        var dns = overlaid("kubernetes", Map.of("HEARTH_CLUSTER_DISCOVERY", "dns"));

        for (var config : new Config[] {overlaid("local1", Map.of()), kubernetes, dns}) {
            assertThat(config.hasPath("pekko.discovery." + config.getString(METHOD) + ".class"))
                    .as(config.getString(METHOD))
                    .isTrue();
        }
    }
}
