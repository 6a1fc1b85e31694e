package dev.hearth.room.domain;

/**
 * The upright box in the room that a piece takes up: around its scaled and turned form, and around its seats.
 *
 * @param minX metres, like all of them
 */
record Footprint(double minX, double maxX, double minY, double maxY, double minZ, double maxZ) {

    /** Forgives rounding, so that what is put exactly on a wall is inside. A thousandth of a millimetre. */
    private static final double FORGIVEN = 1e-6;

    static Footprint of(Form form, Spot spot) {
        double sin = Math.sin(spot.yaw());
        double cos = Math.cos(spot.yaw());
        double halfWidth = form.width() * spot.scale() / 2;
        double halfDepth = form.depth() * spot.scale() / 2;
        // A piece on a wall is fixed at its back, all others at their middle.
        double forward = form.node() == NodeClass.WALL ? halfDepth : 0;
        double x = spot.x() + forward * sin;
        double z = spot.z() + forward * cos;
        double reachX = halfWidth * Math.abs(cos) + halfDepth * Math.abs(sin);
        double reachZ = halfWidth * Math.abs(sin) + halfDepth * Math.abs(cos);
        double top = spot.y() + form.height() * spot.scale();
        var box = new Footprint(x - reachX, x + reachX, spot.y(), top, z - reachZ, z + reachZ);
        for (var seat : PieceSeats.of(1, form.seats(), spot)) {
            box = box.around(seat.place());
        }
        return box;
    }

    boolean isInside(Layout layout) {
        return within(minX, maxX, layout.width())
                && within(minY, maxY, layout.height())
                && within(minZ, maxZ, layout.depth());
    }

    private static boolean within(double min, double max, double end) {
        return min >= -FORGIVEN && max <= end + FORGIVEN;
    }

    private Footprint around(Place seat) {
        return new Footprint(
                Math.min(minX, seat.x()),
                Math.max(maxX, seat.x()),
                minY,
                maxY,
                Math.min(minZ, seat.z()),
                Math.max(maxZ, seat.z()));
    }
}
