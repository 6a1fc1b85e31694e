package dev.hearth.room.domain;

/** Directions in radians: 0 looks along +z, a quarter turn along +x. */
final class Angles {

    private Angles() {}

    /** The same direction in (-pi, pi]. */
    static double normalised(double angle) {
        double turned = Math.IEEEremainder(angle, 2 * Math.PI) + 0.0;
        return turned <= -Math.PI ? Math.PI : turned;
    }

    /** How far two directions are apart, in [0, pi]. */
    static double between(double one, double other) {
        return Math.abs(normalised(one - other));
    }
}
