package dev.hearth.catalogue.domain;

/** Where a piece of furniture is fixed: it stands on the floor, hangs on a wall, or hangs from the ceiling. */
public enum NodeClass {
    FLOOR("floor"),
    WALL("wall"),
    CEILING("ceiling");

    private final String wire;

    NodeClass(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
