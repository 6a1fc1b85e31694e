package dev.hearth.room.domain;

import java.util.List;

/**
 * Everything a room must know of a product to place it. It is stored with every piece, so that a room's log means the
 * same whatever becomes of the catalogue.
 *
 * @param width metres along x of the box around it at scale 1, 0.01 to 8
 * @param height metres along y, likewise
 * @param depth metres along z, likewise
 * @param seats at most {@link #SEATS_MAX}; only what stands on the floor has some
 */
public record Form(NodeClass node, double width, double height, double depth, List<SeatForm> seats) {

    public static final int SEATS_MAX = 8;

    private static final double SIZE_MIN = 0.01;
    private static final double SIZE_MAX = 8;

    public Form {
        seats = List.copyOf(seats);
        checkSize("width", width);
        checkSize("height", height);
        checkSize("depth", depth);
        if (seats.size() > SEATS_MAX) {
            throw new IllegalArgumentException("seats: at most " + SEATS_MAX + ", got " + seats.size());
        }
        if (node != NodeClass.FLOOR && !seats.isEmpty()) {
            throw new IllegalArgumentException("seats: only on the floor, got some on " + node);
        }
    }

    private static void checkSize(String what, double metres) {
        if (!(metres >= SIZE_MIN && metres <= SIZE_MAX)) {
            throw new IllegalArgumentException(what + ": " + SIZE_MIN + " to " + SIZE_MAX + " m, got " + metres);
        }
    }
}
