package dev.hearth.room.domain;

/**
 * A seat that a piece of furniture brings, in the piece's own frame at scale 1: origin where the piece is fixed, front
 * along +z.
 *
 * @param x metres
 * @param z metres
 * @param facing radians, 0 looks where the piece's front looks
 * @param action what one does there, for instance {@code sit}; 1 to 24 characters
 */
public record SeatForm(double x, double z, double facing, String action) {

    private static final double REACH = 8;
    private static final int ACTION_MAX = 24;

    public SeatForm {
        // Comparisons with NaN are false, so nonsense falls through to the refusal.
        if (!(Math.abs(x) <= REACH && Math.abs(z) <= REACH && Math.abs(facing) <= Math.PI)) {
            throw new IllegalArgumentException(
                    "a seat is within " + REACH + " m and a turn, got " + x + ", " + z + ", " + facing);
        }
        if (action.isEmpty() || action.length() > ACTION_MAX) {
            throw new IllegalArgumentException("action: 1 to " + ACTION_MAX + " characters, got '" + action + "'");
        }
    }
}
