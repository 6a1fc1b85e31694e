package dev.hearth;

import com.typesafe.config.Config;
import java.util.List;

/** On which ports a node listens. */
record DoorPorts(int http, int socket, int operations, int nodes, int management) {

    static DoorPorts of(Config config) {
        return new DoorPorts(
                config.getInt("hearth.gateway.http.port"),
                config.getInt("hearth.gateway.socket.port"),
                config.getInt("hearth.operations.port"),
                config.getInt("hearth.node.port"),
                config.getInt("hearth.management.port"));
    }

    List<Integer> all() {
        return List.of(http, socket, operations, nodes, management);
    }
}
