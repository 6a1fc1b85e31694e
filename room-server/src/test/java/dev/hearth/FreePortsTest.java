package dev.hearth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.hearth.cluster.CannotListen;
import dev.hearth.config.ConfigLoader;
import dev.hearth.gateway.http.BindFailed;
import dev.hearth.gateway.socket.SocketDoor;
import dev.hearth.operations.http.ConsoleDoor;
import dev.hearth.operations.http.OperationsDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    private static Config ports(int http, int socket) {
        return ports(http, socket, 0);
    }

    private static Config ports(int http, int socket, int operations) {
        return new ConfigLoader("test", Optional.empty(), Map.of())
                .load(ConfigFactory.parseString("hearth.gateway.http.port = " + http))
                .withValue("hearth.gateway.socket.port", ConfigValueFactory.fromAnyRef(socket))
                .withValue("hearth.operations.port", ConfigValueFactory.fromAnyRef(operations));
    }

    private static ServerSocket anywhere() throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }

    @Test
    void passesAndLeavesThePortsFree() throws IOException {
        int http;
        int socket;
        try (var one = anywhere();
                var other = anywhere()) {
            http = one.getLocalPort();
            socket = other.getLocalPort();
        }
        assertThatCode(() -> FreePorts.check(ports(http, socket))).doesNotThrowAnyException();
        assertThatCode(() -> FreePorts.check(ports(http, socket))).doesNotThrowAnyException();
    }

    @Test
    void anyFreePortIsAlwaysThere() {
        assertThatCode(() -> FreePorts.check(ports(0, 0))).doesNotThrowAnyException();
    }

    @Test
    void namesTheHttpPortThatIsTaken() throws IOException {
        try (var taken = anywhere()) {
            assertThatThrownBy(() -> FreePorts.check(ports(taken.getLocalPort(), 0)))
                    .isInstanceOf(BindFailed.class)
                    .hasMessageContaining(":" + taken.getLocalPort());
        }
    }

    @Test
    void namesTheSocketPortThatIsTaken() throws IOException {
        try (var taken = anywhere()) {
            assertThatThrownBy(() -> FreePorts.check(ports(0, taken.getLocalPort())))
                    .isInstanceOf(SocketDoor.CannotListen.class)
                    .hasMessageContaining(":" + taken.getLocalPort());
        }
    }

    @Test
    void namesTheOperatorsPortThatIsTaken() throws IOException {
        try (var taken = anywhere()) {
            assertThatThrownBy(() -> FreePorts.check(ports(0, 0, taken.getLocalPort())))
                    .isInstanceOf(OperationsDoor.CannotListen.class)
                    .hasMessageContaining(":" + taken.getLocalPort());
        }
    }

    @Test
    void namesTheConsolesPortThatIsTakenIfItWillBeOpened() throws IOException {
        try (var taken = anywhere()) {
            var closed =
                    ports(0, 0).withValue("hearth.console.port", ConfigValueFactory.fromAnyRef(taken.getLocalPort()));
            assertThatCode(() -> FreePorts.check(closed)).doesNotThrowAnyException();

            var open = closed.withValue("hearth.console.generate-password", ConfigValueFactory.fromAnyRef(true));
            assertThatThrownBy(() -> FreePorts.check(open))
                    .isInstanceOf(ConsoleDoor.CannotListen.class)
                    .hasMessageContaining(":" + taken.getLocalPort());
        }
    }

    @Test
    void namesThePortForOtherNodesThatIsTaken() throws IOException {
        try (var taken = anywhere()) {
            var config = ports(0, 0).withValue("hearth.node.port", ConfigValueFactory.fromAnyRef(taken.getLocalPort()));
            assertThatThrownBy(() -> FreePorts.check(config))
                    .isInstanceOf(CannotListen.class)
                    .hasMessageContaining("the node cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void namesTheNodesDoorThatIsTakenIfItWillBeOpened() throws IOException {
        try (var taken = anywhere()) {
            var alone = ports(0, 0)
                    .withValue("hearth.management.port", ConfigValueFactory.fromAnyRef(taken.getLocalPort()));
            assertThatCode(() -> FreePorts.check(alone)).doesNotThrowAnyException();

            var config = ConfigFactory.parseString("hearth { cluster { forming = bootstrap, discovery = dns } }")
                    .withFallback(alone);
            var withPort = config.withValue("hearth.node.port", ConfigValueFactory.fromAnyRef(free()));
            assertThatThrownBy(() -> FreePorts.check(withPort))
                    .isInstanceOf(CannotListen.class)
                    .hasMessageContaining("the nodes' door cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void aNodeWithoutDoorsForPeopleNeedsNoPortsForThem() throws IOException {
        try (var taken = anywhere()) {
            var world = ConfigFactory.parseString("hearth.node.roles = [world]")
                    .withFallback(ports(taken.getLocalPort(), taken.getLocalPort()));
            assertThatCode(() -> FreePorts.check(world)).doesNotThrowAnyException();
        }
    }

    private static int free() throws IOException {
        try (var free = anywhere()) {
            return free.getLocalPort();
        }
    }

    @Test
    void refusesOnePortForBothDoors() throws IOException {
        int port;
        try (var free = anywhere()) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> FreePorts.check(ports(port, port))).isInstanceOf(SocketDoor.CannotListen.class);
    }

    @Test
    void namesAnAddressThatIsNotOurs() {
        var config = ConfigFactory.parseString("hearth.gateway.http.address = \"192.0.2.1\"")
                .withFallback(ports(0, 0));
        assertThatThrownBy(() -> FreePorts.check(config)).isInstanceOf(BindFailed.class);
    }
}
