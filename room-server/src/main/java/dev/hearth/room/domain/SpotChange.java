package dev.hearth.room.domain;

import org.jspecify.annotations.Nullable;

/** What somebody wants to change of a piece's spot; absent parts stay as they are, at least one is present. */
public record SpotChange(
        @Nullable Double x,
        @Nullable Double y,
        @Nullable Double z,
        @Nullable Double yaw,
        @Nullable Double scale) {

    public SpotChange {
        if (x == null && y == null && z == null && yaw == null && scale == null) {
            throw new IllegalArgumentException("a change of a spot needs at least one part");
        }
        // Refuses nonsense here, where it comes in, and not only where it meets a piece.
        applied(new Spot(0, 0, 0, 0, 1), x, y, z, yaw, scale);
    }

    Spot applyTo(Spot spot) {
        return applied(spot, x, y, z, yaw, scale);
    }

    private static Spot applied(
            Spot spot,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double z,
            @Nullable Double yaw,
            @Nullable Double scale) {
        return new Spot(
                or(x, spot.x()), or(y, spot.y()), or(z, spot.z()), or(yaw, spot.yaw()), or(scale, spot.scale()));
    }

    private static double or(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }
}
