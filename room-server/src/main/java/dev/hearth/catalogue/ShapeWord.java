package dev.hearth.catalogue;

/** The words that files use for the shapes of the domain. */
enum ShapeWord {
    BOX("box"),
    CYLINDER("cylinder"),
    SPHERE("sphere"),
    PLANE("plane"),
    EXTRUSION("extrusion");

    private final String wire;

    ShapeWord(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
