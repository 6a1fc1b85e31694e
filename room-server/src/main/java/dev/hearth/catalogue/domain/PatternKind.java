package dev.hearth.catalogue.domain;

/** How a second colour lies over the first. */
public enum PatternKind {
    STRIPES("stripes"),
    CHECKS("checks"),
    DOTS("dots"),
    GRADIENT("gradient");

    private final String wire;

    PatternKind(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
