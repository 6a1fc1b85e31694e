package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.hearth.config.CassandraSettings;
import dev.hearth.config.ClusterSettings;
import dev.hearth.config.ConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds the container files against the configuration, since no container engine is needed to build the project. */
class ContainerFilesTest {
    private static final String PROFILE = "docker";

    private final Repository repository = Repository.find();
    private final Config config = new ConfigLoader(PROFILE, Optional.empty(), Map.of()).load();

    private String file(String name) {
        return repository.read(Path.of("docker", name));
    }

    @Nested
    class Image {
        private final Dockerfile image = Dockerfile.parse(file("Dockerfile"));

        @Test
        void exposesThePortsOfItsProfile() {
            assertThat(image.only(Dockerfile.Word.ENV)).isEqualTo("HEARTH_PROFILE=" + PROFILE);
            assertThat(image.ports()).isEqualTo(DoorPorts.of(config).all());
        }

        @Test
        void runsWithoutRightsAndWithoutTheLocalStore() {
            assertThat(image.only(Dockerfile.Word.USER)).isEqualTo("10001");
            assertThat(image.all(Dockerfile.Word.COPY))
                    .containsExactly(
                            "--from=build /layers/libraries/ /opt/hearth/",
                            "--from=build /layers/hearth/ /opt/hearth/");
            assertThat(file("layers")).doesNotContain("/local-store");
        }

        @Test
        void asksTheOperatorsDoorWhetherItIsAlive() {
            assertThat(image.only(Dockerfile.Word.HEALTHCHECK))
                    .endsWith("http://127.0.0.1:" + config.getInt("hearth.operations.port") + "/alive");
        }

        @Test
        void listensOnEveryInterface() {
            assertThat(List.of(
                            config.getString("hearth.gateway.http.address"),
                            config.getString("hearth.gateway.socket.address"),
                            config.getString("hearth.operations.address"),
                            config.getString("hearth.node.bind-address"),
                            config.getString("hearth.management.bind-address")))
                    .containsOnly("0.0.0.0");
        }

        @Test
        void hasAFolderForItsKey() {
            assertThat(Path.of(config.getString("hearth.identity.signing-key-file"))
                            .getParent())
                    .hasToString("/var/lib/hearth/keys");
            assertThat(image.only(Dockerfile.Word.RUN)).contains("-m 0700 /var/lib/hearth/keys");
        }
    }

    @Nested
    class Composition {
        private final ComposeFile compose = YamlFile.snake(file("compose.yaml"), ComposeFile.class);
        private final Map<String, ComposeFile.Service> nodes = compose.named("hearth-");
        private final Map<String, ComposeFile.Service> stores = compose.named("cassandra-");

        @Test
        void hasTheNodesAndTheStoresThatTheProfileNames() {
            assertThat(ClusterSettings.of(config).contactPoints())
                    .containsExactlyElementsOf(nodes.keySet().stream()
                            .map(name -> name + ":" + config.getInt("hearth.management.port"))
                            .toList());
            assertThat(CassandraSettings.of(config).contactPoints())
                    .containsExactlyElementsOf(
                            stores.keySet().stream().map(name -> name + ":9042").toList());
            assertThat(CassandraSettings.of(config).replication()).contains("'replication_factor': " + stores.size());
        }

        @Test
        void noTwoClustersCanBeginSideBySide() {
            assertThat(ClusterSettings.of(config).requiredContactPoints()).isGreaterThan(nodes.size() / 2);
        }

        @Test
        void everyNodeIsSentToItsOwnSocket() {
            var pages = nodes.values().stream()
                    .map(node -> "http://localhost:"
                            + node.publishedPorts().get(DoorPorts.of(config).http()))
                    .toList();
            assertThat(nodes).allSatisfy((name, node) -> {
                var settings = loaded(node);
                var socket = node.publishedPorts().get(DoorPorts.of(config).socket());
                assertThat(settings.getString("hearth.node.address")).isEqualTo(name);
                assertThat(settings.getString("hearth.gateway.public-socket-url"))
                        .isEqualTo("ws://localhost:" + socket + "/v1/socket");
                assertThat(settings.getStringList("hearth.gateway.http.origins"))
                        .containsExactlyElementsOf(pages);
            });
        }

        @Test
        void noVariableIsMisspelt() {
            assertThat(nodes.values())
                    .flatMap(node -> Objects.requireNonNull(node.environment()).keySet())
                    .isNotEmpty()
                    .isSubsetOf(ConfigLoader.keys(config).stream()
                            .map(ConfigLoader::environmentName)
                            .toList());
        }

        @Test
        void noNodeMayWriteToItsImageOrGainRights() {
            var hearths = new ArrayList<>(nodes.values());
            hearths.add(compose.service("signing-key"));
            assertThat(hearths).allSatisfy(service -> {
                assertThat(service.readOnly()).isTrue();
                assertThat(service.capDrop()).containsExactly("ALL");
                assertThat(service.securityOpt()).containsExactly("no-new-privileges:true");
                // Without "exec" no native library could be loaded from there.
                assertThat(service.tmpfs()).singleElement().asString().startsWith("/tmp:exec,");
            });
        }

        @Test
        void isGivenTheTimeThatANodeTakesToStop() {
            assertThat(nodes.values())
                    .allSatisfy(node -> assertThat(seconds(Objects.requireNonNull(node.stopGracePeriod())))
                            .isGreaterThan(Node.STOP_TIMEOUT.toSeconds()));
        }

        @Test
        void nodesWaitForTheirStoresAndTheKey() {
            assertThat(nodes.values())
                    .allSatisfy(node -> assertThat(
                                    Objects.requireNonNull(node.dependsOn()).keySet())
                            .containsAll(stores.keySet())
                            .contains("signing-key"));
            assertThat(compose.service("signing-key").command())
                    .containsExactly("new-signing-key", config.getString("hearth.identity.signing-key-file"));
        }

        @Test
        void nodesAndStoresAreReachedFromInsideOnly() {
            var networks = compose.networks();
            assertThat(networks.get("nodes")).isEqualTo(new ComposeFile.Network(true));
            assertThat(networks.get("store")).isEqualTo(new ComposeFile.Network(true));
            assertThat(stores.values())
                    .allSatisfy(store -> assertThat(store.networks()).containsExactly("store"));
            assertThat(compose.services().values())
                    .allSatisfy(service -> assertThat(service.publishedPorts().keySet())
                            .doesNotContain(
                                    DoorPorts.of(config).nodes(),
                                    DoorPorts.of(config).management()));
        }

        @Test
        void everyMountedFileIsThere() {
            assertThat(compose.services().values())
                    .flatMap(ComposeFile.Service::mountedFiles)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(name -> assertThat(
                                    repository.root().resolve("docker").resolve(name))
                            .exists());
        }

        @Test
        void prometheusAsksEveryNodeAndKnowsItsRules() {
            var prometheus = YamlFile.snake(file("monitoring/prometheus.yaml"), ComposeFile.Prometheus.class);

            assertThat(prometheus.scrapeConfigs())
                    .flatMap(ComposeFile.Prometheus.Job::staticConfigs)
                    .flatMap(ComposeFile.Prometheus.Targets::targets)
                    .containsExactlyElementsOf(nodes.keySet().stream()
                            .map(name -> name + ":" + DoorPorts.of(config).operations())
                            .toList());
            assertThat(prometheus.ruleFiles())
                    .allSatisfy(
                            rules -> assertThat(compose.service("prometheus").volumes())
                                    .contains("./monitoring/" + rules + ":/etc/prometheus/" + rules + ":ro"));
        }

        private Config loaded(ComposeFile.Service node) {
            return new ConfigLoader(PROFILE, Optional.empty(), Objects.requireNonNull(node.environment())).load();
        }
    }

    @Test
    void theScriptsOfTheImagesCanBeRun() {
        assertThat(Files.isExecutable(repository.root().resolve("docker/layers")))
                .isTrue();
    }

    private static long seconds(String text) {
        return Duration.parse("PT" + text).toSeconds();
    }
}
