package dev.hearth;

import com.typesafe.config.Config;
import dev.hearth.gateway.http.BindFailed;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.gateway.socket.GatewaySettings;
import dev.hearth.gateway.socket.SocketDoor;
import dev.hearth.operations.http.OperationsDoor;
import dev.hearth.operations.http.OperationsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Tries the ports of all doors before the store is started, which takes seconds. They are free again afterwards: a door
 * that finds its port taken in spite of this says the same.
 */
final class FreePorts {
    private FreePorts() {}

    /**
     * Passes when all ports can be had at the same time.
     *
     * @throws BindFailed when the HTTP door could not listen
     * @throws SocketDoor.CannotListen when the socket door could not listen
     * @throws OperationsDoor.CannotListen when the operators' door could not listen
     */
    static void check(Config config) {
        var pages = HttpSettings.of(config);
        var socket = GatewaySettings.of(config).socket();
        try (var held = new ServerSocket()) {
            bind(held, pages.address(), pages.port());
            checkSocket(socket, OperationsSettings.of(config));
        } catch (IOException e) {
            throw new BindFailed(pages, e);
        }
    }

    private static void checkSocket(GatewaySettings.Socket socket, OperationsSettings operations) {
        try (var held = new ServerSocket()) {
            bind(held, socket.address(), socket.port());
            checkOperations(operations);
        } catch (IOException e) {
            throw new SocketDoor.CannotListen(socket.address(), socket.port(), e);
        }
    }

    private static void checkOperations(OperationsSettings operations) {
        try (var held = new ServerSocket()) {
            bind(held, operations.address(), operations.port());
        } catch (IOException e) {
            throw new OperationsDoor.CannotListen(operations, e);
        }
    }

    /** As the doors do: connections of a predecessor that are still closing do not matter. */
    private static void bind(ServerSocket door, String address, int port) throws IOException {
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(address, port));
    }
}
