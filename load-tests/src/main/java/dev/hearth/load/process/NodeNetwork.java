package dev.hearth.load.process;

import java.io.IOException;
import java.util.List;

/** The network that the nodes of one cluster share. */
interface NodeNetwork extends AutoCloseable {

    /** Where a node is for other nodes, and for whoever asks it something from here. */
    String address(int number);

    /** What stands before a node's command line, so that it runs in its place. */
    List<String> entrance(int number);

    /** Settings with which nodes find each other and the store that answers here on this port. */
    String settings(int managementPort, int storePort) throws IOException;

    @Override
    void close();

    /** Every node has a loopback address of its own: {@code 127.0.0.1} is node 1. */
    static NodeNetwork loopback() {
        return new NodeNetwork() {

            @Override
            public String address(int number) {
                return "127.0.0." + number;
            }

            @Override
            public List<String> entrance(int number) {
                return List.of();
            }

            @Override
            public String settings(int managementPort, int storePort) {
                return "";
            }

            @Override
            public void close() {
                // There is nothing to take down.
            }
        };
    }
}
