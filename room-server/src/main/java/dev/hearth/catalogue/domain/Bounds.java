package dev.hearth.catalogue.domain;

/** A range of numbers, both ends allowed. */
public record Bounds(double min, double max) {

    /** Metres of one side of a piece of furniture at scale 1. */
    public static final Bounds FURNITURE_SIDE = new Bounds(0.01, 8);

    /** Metres of a seat from the middle of its piece. */
    public static final Bounds SEAT_OFFSET = new Bounds(-8, 8);

    /** Radians. */
    public static final Bounds ANGLE = new Bounds(-Math.PI, Math.PI);

    /** Metres of one repeat of a pattern. */
    public static final Bounds PATTERN_SCALE = new Bounds(0.01, 2);

    /** 1 hides what is behind. */
    public static final Bounds OPACITY = new Bounds(0.1, 1);

    /** Seconds of one swing of a dance or a gesture. */
    public static final Bounds BEAT = new Bounds(0.2, 4);

    /** Whether a number is in the range; never for what is not a number. */
    public boolean hold(double value) {
        return value >= min && value <= max;
    }

    double check(String what, double value) {
        if (!hold(value)) {
            throw new IllegalArgumentException(what + ": " + this + ", got " + value);
        }
        // Adding zero turns -0.0 into 0.0: two equal numbers must make equal records.
        return value + 0.0;
    }

    @Override
    public String toString() {
        return text(min) + " to " + text(max);
    }

    private static String text(double number) {
        if (Math.abs(number) == Math.PI) {
            return number < 0 ? "-pi" : "pi";
        }
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
