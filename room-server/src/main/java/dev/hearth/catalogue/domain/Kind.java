package dev.hearth.catalogue.domain;

/** What a product is for. */
public enum Kind {
    FURNITURE("furniture"),
    WEARABLE("wearable"),
    SHELL("shell"),
    POSE("pose");

    private final String wire;

    Kind(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
