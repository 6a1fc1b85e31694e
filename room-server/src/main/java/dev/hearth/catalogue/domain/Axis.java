package dev.hearth.catalogue.domain;

/** Along which axis a cylinder stands, a plane looks, or an outline is drawn out. */
public enum Axis {
    X("x"),
    Y("y"),
    Z("z");

    private final String wire;

    Axis(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
