package dev.hearth.room.domain;

/**
 * A spot on the floor and the direction somebody looks.
 *
 * @param x metres from the left wall
 * @param z metres from the front wall
 * @param facing radians, 0 looks along +z, in (-pi, pi]
 */
public record Place(double x, double z, double facing) {

    public Place {
        if (!Double.isFinite(x) || !Double.isFinite(z) || !Double.isFinite(facing)) {
            throw new IllegalArgumentException("a place needs finite numbers");
        }
    }

    /** Distance over the floor in metres. */
    public double distanceTo(Place other) {
        return Math.hypot(x - other.x, z - other.z);
    }
}
