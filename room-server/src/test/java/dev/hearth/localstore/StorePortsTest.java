package dev.hearth.localstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePortsTest {
    @TempDir
    private Path root;

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void keepsThePortsOfTheLastStartWhileTheyAreFree() {
        var folder = new StoreFolder(root);
        var first = StorePorts.choose(0, folder.ports());
        first.remember(folder);

        assertThat(StorePorts.choose(0, folder.ports())).isEqualTo(first);
    }

    @Test
    void areInUseWhileTheProcessLivesThatRunsTheStore() throws IOException {
        var folder = new StoreFolder(root);
        var ports = new StorePorts(4711, 4712);
        assertThat(StorePorts.inUse(folder.ports())).isEmpty();

        ports.remember(folder);
        assertThat(StorePorts.inUse(folder.ports())).contains(ports);

        var ended = new ProcessBuilder("true").start();
        ended.onExit().join();
        Files.writeString(folder.ports(), "cql=4711\nstorage=4712\nserver=" + ended.pid() + "\n");
        assertThat(StorePorts.inUse(folder.ports())).isEmpty();
    }

    @Test
    void takesAnotherPortWhenTheRememberedOneIsTaken() throws IOException {
        try (var socket = taken()) {
            var folder = new StoreFolder(root);
            new StorePorts(socket.getLocalPort(), 0).remember(folder);

            assertThat(StorePorts.choose(0, folder.ports()).cql()).isNotEqualTo(socket.getLocalPort());
        }
    }

    @Test
    void refusesAConfiguredPortThatIsTaken() throws IOException {
        try (var socket = taken()) {
            var port = socket.getLocalPort();

            assertThatThrownBy(() -> StorePorts.choose(port, root.resolve("ports.properties")))
                    .isInstanceOf(LocalStoreFailure.class)
                    .hasMessage("port " + port + " is taken: set hearth.local-store.port to another one, or to 0 for"
                            + " any free one");
        }
    }

    @Test
    void neverUsesOnePortForBoth() throws IOException {
        var port = StorePorts.choose(0, root.resolve("none")).cql();
        var file = Files.writeString(root.resolve("ports.properties"), "cql=" + port + "\nstorage=" + port + "\n");

        var ports = StorePorts.choose(0, file);

        assertThat(ports.storage()).isNotEqualTo(ports.cql());
    }

    @Test
    void ignoresAFileThatSaysNonsense() throws IOException {
        var file = Files.writeString(root.resolve("ports.properties"), "cql=\\uXYZ\nstorage=many\n");

        assertThat(StorePorts.choose(0, file).cql()).isPositive();
    }
}
