package dev.hearth.catalogue.domain;

import java.util.List;

/**
 * How a piece of furniture stands in a room: all that a room must know of it.
 *
 * @param width metres along x at scale 1, 0.01 to 8
 * @param height metres along y
 * @param depth metres along z
 * @param seats at most {@link #SEATS_MAX}, only on what stands on the floor
 */
public record FurnitureForm(NodeClass node, double width, double height, double depth, List<SeatSpot> seats) {

    public static final int SEATS_MAX = 8;

    public FurnitureForm {
        width = Bounds.FURNITURE_SIDE.check("size[0]", width);
        height = Bounds.FURNITURE_SIDE.check("size[1]", height);
        depth = Bounds.FURNITURE_SIDE.check("size[2]", depth);
        seats = List.copyOf(seats);
        if (seats.size() > SEATS_MAX) {
            throw new IllegalArgumentException("seats: 0 to " + SEATS_MAX + " entries, got " + seats.size());
        }
        if (node != NodeClass.FLOOR && !seats.isEmpty()) {
            throw new IllegalArgumentException("seats: only on the floor");
        }
    }
}
