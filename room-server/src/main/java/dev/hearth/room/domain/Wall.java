package dev.hearth.room.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the four walls around a room, as far as hanging something on it goes.
 *
 * @param across whether it runs along x, at some z; else along z, at some x
 * @param at metres along the other axis
 * @param inward the direction that looks from it into the room, in radians
 */
record Wall(boolean across, double at, double inward) {

    /** The nearest wall that a spot is near enough to, and turned away from. */
    static Optional<Wall> near(Layout layout, Spot spot) {
        return Stream.of(
                        new Wall(true, 0, 0),
                        new Wall(true, layout.depth(), Math.PI),
                        new Wall(false, 0, Math.PI / 2),
                        new Wall(false, layout.width(), -Math.PI / 2))
                .filter(wall -> wall.distanceTo(spot) <= Placement.WALL_REACH)
                .filter(wall -> Angles.between(spot.yaw(), wall.inward) <= Placement.WALL_TURN)
                .min(Comparator.comparingDouble(wall -> wall.distanceTo(spot)));
    }

    /** The spot exactly on this wall, looking straight into the room. */
    Spot snapped(Spot spot) {
        var onWall = across ? spot.onFloor(spot.x(), at) : spot.onFloor(at, spot.z());
        return onWall.turned(inward);
    }

    private double distanceTo(Spot spot) {
        return Math.abs((across ? spot.z() : spot.x()) - at);
    }
}
