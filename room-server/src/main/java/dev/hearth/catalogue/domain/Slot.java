package dev.hearth.catalogue.domain;

/**
 * A place on an avatar that holds one worn product. The order of the constants is the order in which a look lists what
 * is worn, so a new slot goes to the end.
 */
public enum Slot {
    HAIR("hair"),
    FACE("face"),
    GLASSES("glasses"),
    EARS("ears"),
    NECK("neck"),
    HAT("hat"),
    TOP("top"),
    BOTTOM("bottom"),
    SHOES("shoes"),
    SOCKS("socks"),
    COAT("coat"),
    BELT("belt"),
    GLOVES("gloves"),
    WRIST("wrist"),
    HAND("hand"),
    BACK("back"),
    PET("pet"),
    AURA("aura");

    private final String wire;

    Slot(String wire) {
        this.wire = wire;
    }

    /** The word in files and on the wire. */
    public String wire() {
        return wire;
    }
}
