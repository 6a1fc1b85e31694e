package dev.hearth.catalogue.domain;

/** Who a product is for. */
public enum Rating {
    GENERAL("general"),
    ADULT("adult");

    private final String wire;

    Rating(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
