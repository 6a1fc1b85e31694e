package dev.hearth.catalogue.domain;

/**
 * How far a joint is turned from standing at ease, in radians.
 *
 * @param pitch around x: positive leans torso or head forwards and swings a hanging limb backwards, negative lifts it in
 *     front
 * @param roll positive lifts a limb sideways away from the body, and leans torso or head towards -x
 */
public record Bend(double pitch, double roll) {
    public Bend {
        pitch = Bounds.ANGLE.check("pitch", pitch);
        roll = Bounds.ANGLE.check("roll", roll);
    }
}
