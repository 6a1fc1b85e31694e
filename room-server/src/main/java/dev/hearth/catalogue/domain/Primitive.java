package dev.hearth.catalogue.domain;

import java.util.Optional;

/**
 * One coloured form of a model.
 *
 * @param at the centre
 * @param yaw radians around the vertical through the centre; positive turns +z towards +x
 * @param opacity 0.1 to 1
 * @param bone only on wearables; absent: what the slot moves with by itself
 */
public record Primitive(
        Shape shape,
        Vector at,
        double yaw,
        Colour colour,
        Optional<SurfacePattern> pattern,
        double opacity,
        Optional<Bone> bone) {

    public Primitive {
        yaw = Bounds.ANGLE.check("yaw", yaw);
        opacity = Bounds.OPACITY.check("opacity", opacity);
    }
}
