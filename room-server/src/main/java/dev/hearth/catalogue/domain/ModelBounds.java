package dev.hearth.catalogue.domain;

/**
 * How large a model may be. A shell is drawn in the coordinates of its room, with a metre to spare for
 * walls and the slab under its floor; everything else around its own origin.
 *
 * @param at metres of a centre along each axis
 * @param size metres of every side, radius, height and depth
 * @param point metres of a corner of an outline
 */
public record ModelBounds(Bounds at, Bounds size, Bounds point) {

    /** Primitives in one model. */
    public static final int PRIMITIVES_MAX = 64;

    /** Bytes of one model as JSON in UTF-8, without blanks. */
    public static final int MODEL_BYTES_MAX = 16 * 1024;

    public static final ModelBounds OBJECT =
            new ModelBounds(new Bounds(-8, 8), new Bounds(0.005, 8), new Bounds(-8, 8));

    public static final ModelBounds SHELL =
            new ModelBounds(new Bounds(-1, 64), new Bounds(0.005, 64), new Bounds(-64, 64));

    /** The bounds for the models of products of this kind. */
    public static ModelBounds of(Kind kind) {
        return kind == Kind.SHELL ? SHELL : OBJECT;
    }
}
