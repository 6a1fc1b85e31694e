package dev.hearth.protocol;

/** Reads the fields of the {@code furniture.} commands. */
final class FurnitureWishReader {

    private FurnitureWishReader() {}

    static FurnitureWish.Place place(Fields f) {
        return new FurnitureWish.Place(
                f.productId("product"),
                f.number("x"),
                f.numberOr("y", 0),
                f.number("z"),
                f.numberOr("yaw", 0),
                f.absent("scale") ? 1 : scale(f));
    }

    static FurnitureWish.Move move(Fields f) {
        f.atLeastOneOf("x", "y", "z", "yaw", "scale");
        return new FurnitureWish.Move(
                piece(f),
                f.optionalNumber("x"),
                f.optionalNumber("y"),
                f.optionalNumber("z"),
                f.optionalNumber("yaw"),
                f.absent("scale") ? null : (Double) scale(f));
    }

    static FurnitureWish.Remove remove(Fields f) {
        return new FurnitureWish.Remove(piece(f));
    }

    private static int piece(Fields f) {
        return (int) f.whole("piece", 1, Integer.MAX_VALUE);
    }

    private static double scale(Fields f) {
        return f.numberBetween("scale", FurnitureWish.SCALE_MIN, FurnitureWish.SCALE_MAX);
    }
}
