package dev.hearth;

import com.typesafe.config.Config;
import dev.hearth.cluster.CannotListen;
import dev.hearth.config.ClusterSettings;
import dev.hearth.config.ManagementSettings;
import dev.hearth.config.NodeSettings;
import dev.hearth.gateway.http.BindFailed;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.gateway.socket.GatewaySettings;
import dev.hearth.gateway.socket.SocketDoor;
import dev.hearth.operations.http.ConsoleDoor;
import dev.hearth.operations.http.ConsoleSettings;
import dev.hearth.operations.http.OperationsDoor;
import dev.hearth.operations.http.OperationsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Tries the ports of all doors before the store is started, which takes seconds. They are free again afterwards: a door
 * that finds its port taken in spite of this says the same.
 */
final class FreePorts {

    /** Where a door will listen, and what it says if it cannot. */
    private record Door(String address, int port, Function<IOException, RuntimeException> taken) {}

    private FreePorts() {}

    /**
     * Passes when all ports can be had at the same time.
     *
     * @throws BindFailed when the HTTP door could not listen
     * @throws SocketDoor.CannotListen when the socket door could not listen
     * @throws OperationsDoor.CannotListen when the operators' door could not listen
     * @throws ConsoleDoor.CannotListen when the console could not listen
     * @throws CannotListen when other nodes could not reach this one
     */
    static void check(Config config) {
        var node = NodeSettings.of(config);
        var doors = new ArrayList<Door>();
        if (node.isGateway()) {
            doors.addAll(forPeople(config));
        }
        var operations = OperationsSettings.of(config);
        doors.add(
                new Door(operations.address(), operations.port(), e -> new OperationsDoor.CannotListen(operations, e)));
        var console = ConsoleSettings.of(config);
        if (console.opens()) {
            doors.add(new Door(console.address(), console.port(), e -> new ConsoleDoor.CannotListen(console, e)));
        }
        doors.add(new Door(node.bindAddress(), node.port(), e -> CannotListen.at(node, e)));
        if (ClusterSettings.of(config).forming() == ClusterSettings.Forming.BOOTSTRAP) {
            var management = ManagementSettings.of(config);
            doors.add(new Door(management.bindAddress(), management.port(), e -> CannotListen.at(management, e)));
        }
        hold(doors);
    }

    private static List<Door> forPeople(Config config) {
        var pages = HttpSettings.of(config);
        var socket = GatewaySettings.of(config).socket();
        return List.of(
                new Door(pages.address(), pages.port(), e -> new BindFailed(pages, e)),
                new Door(
                        socket.address(),
                        socket.port(),
                        e -> new SocketDoor.CannotListen(socket.address(), socket.port(), e)));
    }

    private static void hold(List<Door> doors) {
        if (doors.isEmpty()) {
            return;
        }
        var door = doors.get(0);
        try (var held = new ServerSocket()) {
            // As the doors do: connections of a predecessor that are still closing do not matter.
            held.setReuseAddress(true);
            held.bind(new InetSocketAddress(door.address(), door.port()));
            hold(doors.subList(1, doors.size()));
        } catch (IOException e) {
            throw door.taken().apply(e);
        }
    }
}
