package dev.hearth.protocol;

import org.jspecify.annotations.Nullable;

/** What somebody wants to do with the furniture of a room. Metres and radians; finite numbers, not yet judged. */
public sealed interface FurnitureWish {

    double SCALE_MIN = 0.25;
    double SCALE_MAX = 4;

    /**
     * @param product shaped like an id of the catalogue
     * @param scale {@link #SCALE_MIN} to {@link #SCALE_MAX}
     */
    record Place(String product, double x, double y, double z, double yaw, double scale) implements FurnitureWish {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPlace(this);
        }
    }

    /** Absent parts stay as they are; at least one is present. */
    record Move(
            int piece,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double z,
            @Nullable Double yaw,
            @Nullable Double scale)
            implements FurnitureWish {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onMove(this);
        }
    }

    record Remove(int piece) implements FurnitureWish {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRemove(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per wish: a forgotten one does not compile. */
    interface Visitor<R> {
        R onPlace(Place wish);

        R onMove(Move wish);

        R onRemove(Remove wish);
    }
}
