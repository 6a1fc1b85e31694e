package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.hearth.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds the container files against the configuration, since no container engine is needed to build the project. */
class ContainerFilesTest {
    private final Config docker = new ConfigLoader("docker", Optional.empty(), Map.of()).load();

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("../docker").resolve(name));
    }

    @Test
    void theImageExposesThePortsOfItsProfileAndRunsIt() throws IOException {
        var http = docker.getInt("hearth.gateway.http.port");
        var socket = docker.getInt("hearth.gateway.socket.port");
        var operations = docker.getInt("hearth.operations.port");

        assertThat(file("Dockerfile"))
                .contains(
                        "EXPOSE " + http + " " + socket + " " + operations + "\n",
                        "HEARTH_PROFILE=docker",
                        "127.0.0.1:" + http + "/health/live")
                .contains("USER 10001");
    }

    @Test
    void theCompositionNamesTheServiceThatTheProfileConnectsTo() throws IOException {
        var http = docker.getInt("hearth.gateway.http.port");
        var operations = docker.getInt("hearth.operations.port");

        assertThat(docker.getStringList("hearth.cassandra.contact-points")).containsExactly("cassandra:9042");
        assertThat(file("compose.yaml"))
                .contains(
                        "\n  cassandra:\n",
                        "\"127.0.0.1:" + http + ":" + http + "\"",
                        "\"127.0.0.1:" + operations + ":" + operations + "\"",
                        "commitlog_sync: batch");
    }

    @Test
    void aContainerListensOnEveryInterface() {
        assertThat(docker.getString("hearth.gateway.http.address")).isEqualTo("0.0.0.0");
        assertThat(docker.getString("hearth.gateway.socket.address")).isEqualTo("0.0.0.0");
        assertThat(docker.getString("hearth.operations.address")).isEqualTo("0.0.0.0");
    }
}
