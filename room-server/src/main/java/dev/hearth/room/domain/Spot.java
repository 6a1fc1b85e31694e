package dev.hearth.room.domain;

/**
 * Where and how a piece of furniture is fixed: the middle of its foot, or for a piece on a wall the middle of the lower
 * edge of its back.
 *
 * @param x metres from the left wall
 * @param y metres above the floor
 * @param z metres from the front wall
 * @param yaw radians, in (-pi, pi]; 0 turns the front along +z
 * @param scale {@link #SCALE_MIN} to {@link #SCALE_MAX}
 */
public record Spot(double x, double y, double z, double yaw, double scale) {

    public static final double SCALE_MIN = 0.25;
    public static final double SCALE_MAX = 4;

    public Spot {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z) || !Double.isFinite(yaw)) {
            throw new IllegalArgumentException("a spot needs finite numbers");
        }
        if (!(scale >= SCALE_MIN && scale <= SCALE_MAX)) {
            throw new IllegalArgumentException("scale: " + SCALE_MIN + " to " + SCALE_MAX + ", got " + scale);
        }
        // Adding zero turns -0.0 into 0.0: two equal spots must be equal records.
        x += 0.0;
        y += 0.0;
        z += 0.0;
        yaw = Angles.normalised(yaw);
    }

    Spot onFloor(double newX, double newZ) {
        return new Spot(newX, y, newZ, yaw, scale);
    }

    Spot turned(double newYaw) {
        return new Spot(x, y, z, newYaw, scale);
    }

    Spot raised(double newY) {
        return new Spot(x, newY, z, yaw, scale);
    }
}
