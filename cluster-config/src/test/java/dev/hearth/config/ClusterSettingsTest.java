package dev.hearth.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {
    private static Config load(String profile, Map<String, String> environment) {
        return new ConfigLoader(profile, Optional.empty(), environment).load();
    }

    @Test
    void aLocalNodeHasAnAddressOfItsOwnAndSharesAllElse() {
        var addresses = new HashSet<String>();
        for (var profile : List.of("local1", "local2", "local3")) {
            var config = load(profile, Map.of());
            addresses.add(NodeSettings.of(config).address());
            assertThat(NodeSettings.of(config).port()).isEqualTo(7355);
            assertThat(config.getString("hearth.gateway.http.address"))
                    .isEqualTo(NodeSettings.of(config).address());
            assertThat(ManagementSettings.of(config).address())
                    .isEqualTo(NodeSettings.of(config).address());
            assertThat(ClusterSettings.of(config).contactPoints())
                    .containsExactly("127.0.0.1:7356", "127.0.0.2:7356", "127.0.0.3:7356");
        }
        assertThat(addresses).isEqualTo(Set.of("127.0.0.1", "127.0.0.2", "127.0.0.3"));
    }

    @Test
    void localNodesFollowAnotherManagementPort() {
        var config = load("local1", Map.of("HEARTH_MANAGEMENT_PORT", "4711"));

        assertThat(ClusterSettings.of(config).contactPoints()).contains("127.0.0.2:4711");
        assertThat(config.getInt("pekko.management.http.bind-port")).isEqualTo(4711);
    }

    @Test
    void asManyContactPointsAsMustBeFoundAreNeededAndAPort() {
        var config = load("external", Map.of("HEARTH_CLUSTER_FORMING", "bootstrap"));

        assertThatThrownBy(() -> ClusterSettings.of(config))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("""
                        hearth.cluster.contact-points is [], allowed: at least as many as cluster.required-contact-points, \
                        because cluster.discovery is "config"
                        hearth.node.port is 0, allowed: 1 to 65535, because cluster.forming is "bootstrap\"""");
    }

    @Test
    void contactPointsOfANodeAloneAreAMistake() {
        var config = load("external", Map.of("HEARTH_CLUSTER_CONTACT_POINTS", "10.0.0.1:7356"));

        assertThatThrownBy(() -> ClusterSettings.of(config)).hasMessageContaining("none, unless cluster.forming is");
    }

    @Test
    void aContactPointIsAHostAndAPort() {
        var config = load(
                "external",
                Map.of(
                        "HEARTH_CLUSTER_FORMING", "bootstrap",
                        "HEARTH_CLUSTER_CONTACT_POINTS", "one,two:7356",
                        "HEARTH_NODE_PORT", "7355"));

        assertThatThrownBy(() -> ClusterSettings.of(config))
                .hasMessageEndingWith("allowed: host:port (HEARTH_CLUSTER_CONTACT_POINTS)");
    }

    @Test
    void kubernetesNeedsNoList() {
        var settings = ClusterSettings.of(load("kubernetes", Map.of()));

        assertThat(settings.usesContactPoints()).isFalse();
        assertThat(settings.discovery()).isEqualTo(ClusterSettings.Discovery.KUBERNETES);
    }
}
