package dev.hearth.catalogue.domain;

import java.util.regex.Pattern;

/**
 * A place that a piece of furniture brings, in the piece's own frame.
 *
 * @param x metres to the right of whoever looks at the front
 * @param z metres out of the front
 * @param facing radians; 0 looks out of the front
 * @param action what people do there, such as {@code sit}
 */
public record SeatSpot(double x, double z, double facing, String action) {
    private static final Pattern ACTION = Pattern.compile("[a-z-]{1,24}");

    public SeatSpot {
        x = Bounds.SEAT_OFFSET.check("x", x);
        z = Bounds.SEAT_OFFSET.check("z", z);
        facing = Bounds.ANGLE.check("facing", facing);
        if (!isAction(action)) {
            throw new IllegalArgumentException("action: 1 to 24 of a-z and -, got '" + action + "'");
        }
    }

    /** Says whether a text can name an action. */
    public static boolean isAction(String text) {
        return ACTION.matcher(text).matches();
    }
}
