package dev.hearth.operations;

import org.apache.pekko.actor.Address;

/** How nodes are called where people read it. */
public final class NodeAddress {

    private NodeAddress() {}

    /** {@code host:port}, without the name of the actor system, which all share. */
    public static String of(Address address) {
        return address.getHost().orElse("") + ":"
                + address.getPort().map(String::valueOf).orElse("");
    }
}
