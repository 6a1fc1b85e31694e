package dev.hearth.room.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fixed shape of a room: its floor, how fast people walk on it, where they come in and where they can sit. Made
 * from the name of a shell alone, so a journal or a snapshot stores the name.
 *
 * @param shell for instance {@code hall.v1}; a shell never changes its shape, a new shape is a new version
 * @param width metres along x, which is in [0, width]
 * @param depth metres along z, which is in [0, depth]
 * @param walkSpeed metres per second
 */
public record Layout(String shell, double width, double depth, double walkSpeed, List<Seat> seats) {

    public static final String HALL = "hall.v1";

    /** How far in front of a seat people stand up, in metres. */
    private static final double STEP = 0.6;

    private static final int SPAWN_COLUMNS = 7;
    private static final int SPAWN_ROWS = 3;
    private static final double SPAWN_GAP = 0.7;
    private static final double SPAWN_FROM_DOOR = 0.6;

    private static final Map<String, Layout> SHELLS = Map.of(HALL, hall());

    public Layout {
        seats = List.copyOf(seats);
    }

    /**
     * The layout of a known shell.
     *
     * @throws IllegalArgumentException for a shell nobody knows
     */
    public static Layout of(String shell) {
        var layout = SHELLS.get(shell);
        if (layout == null) {
            throw new IllegalArgumentException("shell: one of " + SHELLS.keySet() + ", got '" + shell + "'");
        }
        return layout;
    }

    /** Says whether {@link #of} knows this shell. */
    public static boolean isKnown(String shell) {
        return SHELLS.containsKey(shell);
    }

    public Optional<Seat> seat(String id) {
        return seats.stream().filter(seat -> seat.id().equals(id)).findFirst();
    }

    /**
     * Where an occupant with this number comes in: on a small grid by the door, filled from its middle, looking into the
     * room. Neighbouring numbers never stand in each other.
     */
    public Place entrance(int number) {
        int spot = Math.floorMod(number - 1, SPAWN_COLUMNS * SPAWN_ROWS);
        int column = spot % SPAWN_COLUMNS;
        int row = spot / SPAWN_COLUMNS;
        int fromMiddle = column % 2 == 0 ? column / 2 : -(column + 1) / 2;
        double x = width / 2 + fromMiddle * SPAWN_GAP;
        double z = SPAWN_FROM_DOOR + row * SPAWN_GAP;
        return clamp(new Place(x, z, 0));
    }

    /** The spot where somebody stands who just left this seat. */
    public Place inFrontOf(Seat seat) {
        var place = seat.place();
        double x = place.x() + STEP * Math.sin(place.facing());
        double z = place.z() + STEP * Math.cos(place.facing());
        return clamp(new Place(x, z, place.facing()));
    }

    /** The nearest spot on the floor, with the facing in (-pi, pi]. */
    public Place clamp(Place place) {
        return new Place(within(place.x(), width), within(place.z(), depth), normalised(place.facing()));
    }

    private static double within(double value, double max) {
        // Adding zero turns -0.0 into 0.0: two equal spots must be equal records.
        return Math.max(0, Math.min(max, value)) + 0.0;
    }

    private static double normalised(double facing) {
        double turned = Math.IEEEremainder(facing, 2 * Math.PI) + 0.0;
        return turned <= -Math.PI ? Math.PI : turned;
    }

    /** A hall of 12 by 9 metres: door in the front wall, fire in the back wall, a table, and benches along the sides. */
    private static Layout hall() {
        double right = Math.PI / 2;
        double left = -Math.PI / 2;
        double back = 0;
        double front = Math.PI;
        double towardsFire = Math.atan2(1.0, 1.6);
        return new Layout(
                HALL,
                12,
                9,
                2.0,
                List.of(
                        sit("sofa-1", 0.8, 3.6, right),
                        sit("sofa-2", 0.8, 4.5, right),
                        sit("sofa-3", 0.8, 5.4, right),
                        sit("chair-1", 5.6, 4.5, right),
                        sit("chair-2", 8.4, 4.5, left),
                        sit("chair-3", 7.0, 3.1, back),
                        sit("chair-4", 7.0, 5.9, front),
                        sit("bench-1", 11.2, 3.6, left),
                        sit("bench-2", 11.2, 4.5, left),
                        sit("bench-3", 11.2, 5.4, left),
                        sit("fire-1", 5.0, 7.4, towardsFire),
                        sit("fire-2", 7.0, 7.4, -towardsFire)));
    }

    private static Seat sit(String id, double x, double z, double facing) {
        return new Seat(id, new Place(x, z, facing), "sit");
    }
}
