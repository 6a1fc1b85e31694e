package dev.hearth.observability;

/** Why somebody was not let in: values of a label. */
public enum RefusalReason {
    /** The node leaves. */
    DRAINING,
    /** Too many new sockets, or too many failed identifies, of one address. */
    ADDRESS,
    /** As many sockets as the node may have. */
    FULL,
    EVENT_LOOP,
    HEAP,
    STORE;

    String label() {
        return Labels.of(this);
    }
}
