package dev.hearth.catalogue.domain;

/**
 * A second colour over the first.
 *
 * @param scale metres of one repeat, 0.01 to 2; a gradient goes over the whole primitive whatever its scale
 */
public record SurfacePattern(PatternKind kind, Colour colour, double scale) {
    public SurfacePattern {
        scale = Bounds.PATTERN_SCALE.check("pattern.scale", scale);
    }
}
