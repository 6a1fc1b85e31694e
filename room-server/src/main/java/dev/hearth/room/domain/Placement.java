package dev.hearth.room.domain;

/**
 * Where a piece of furniture may be. A piece stands on the floor, hangs on a wall or hangs from the ceiling as its form
 * says, wholly inside the room; pieces may stand in each other. A piece near enough to a wall or under the ceiling is put
 * exactly there, so the spot that was asked for is not always the one that comes out.
 */
sealed interface Placement {

    /** It may be here. */
    record Settled(Spot spot) implements Placement {}

    /** It may not be there. */
    record Impossible(Rejection rejection) implements Placement {}

    /** How far from a wall the back of a piece may be asked for, in metres, and how far turned, in radians. */
    double WALL_REACH = 0.25;

    double WALL_TURN = 0.3;

    /** Judges a wished spot. */
    static Placement of(Layout layout, Form form, Spot wish) {
        return switch (form.node()) {
            case FLOOR -> inside(layout, form, wish);
            case WALL ->
                Wall.near(layout, wish)
                        .map(wall -> inside(layout, form, wall.snapped(wish)))
                        .orElseGet(() -> new Impossible(Rejection.NOT_ON_WALL));
            case CEILING ->
                layout.hasCeiling()
                        ? inside(layout, form, wish.raised(layout.height() - form.height() * wish.scale()))
                        : new Impossible(Rejection.NO_CEILING);
        };
    }

    private static Placement inside(Layout layout, Form form, Spot spot) {
        return Footprint.of(form, spot).isInside(layout) ? new Settled(spot) : new Impossible(Rejection.PIECE_OUTSIDE);
    }
}
