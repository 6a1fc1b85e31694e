package dev.hearth.catalogue.domain;

/**
 * How far a joint is turned from standing at ease, in radians.
 *
 * @param pitch positive lifts a limb forwards, and bends torso or head forwards
 * @param roll positive lifts a limb sideways away from the body, and leans torso or head towards +x
 */
public record Bend(double pitch, double roll) {
    public Bend {
        pitch = Bounds.ANGLE.check("pitch", pitch);
        roll = Bounds.ANGLE.check("roll", roll);
    }
}
