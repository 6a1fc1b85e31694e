package dev.hearth.catalogue.domain;

/** How a pose lasts: it is held, made once, or repeated. */
public enum PoseKind {
    POSE("pose"),
    GESTURE("gesture"),
    DANCE("dance");

    private final String wire;

    PoseKind(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
