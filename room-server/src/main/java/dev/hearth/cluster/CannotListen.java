package dev.hearth.cluster;

import dev.hearth.config.ManagementSettings;
import dev.hearth.config.NodeSettings;

/** Other nodes cannot reach this one, because a port cannot be had. The message is one line for the operator. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CannotListen(String what, String address, int port, String section, Throwable cause) {
        super(
                what + " cannot listen on " + address + ":" + port
                        + ": the port is taken or the address is not this machine's (" + section + ".port, " + section
                        + ".bind-address)",
                cause);
    }

    /** At the door at which nodes find each other. */
    public static CannotListen at(ManagementSettings door, Throwable cause) {
        return new CannotListen("the nodes' door", door.bindAddress(), door.port(), "hearth.management", cause);
    }

    /** For messages between nodes. */
    public static CannotListen at(NodeSettings node, Throwable cause) {
        return new CannotListen("the node", node.bindAddress(), node.port(), "hearth.node", cause);
    }
}
