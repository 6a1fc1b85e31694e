package dev.hearth.catalogue.domain;

/** A point or a size in metres: x to the right of whoever looks at the front, y up, z out of the front. */
public record Vector(double x, double y, double z) {
    public Vector {
        x = finite("x", x);
        y = finite("y", y);
        z = finite("z", z);
    }

    private static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + ": a finite number, got " + value);
        }
        // Adding zero turns -0.0 into 0.0: two equal points must be equal records.
        return value + 0.0;
    }
}
