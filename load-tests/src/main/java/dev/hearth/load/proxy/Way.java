package dev.hearth.load.proxy;

/** A direction of a link, as a fault names it. */
public enum Way {
    TO_SERVER,
    TO_CLIENT,
    BOTH;

    boolean covers(Way one) {
        return this == BOTH || this == one;
    }
}
