package dev.hearth.room.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fixed shape of a room: its floor, how fast people walk on it, where they come in and where they can sit. Made
 * from the name of a shell alone, so a journal or a snapshot stores the name.
 *
 * @param shell for instance {@code hall.v1}; a shell never changes its shape, a new shape is a new version
 * @param width metres along x, which is in [0, width]
 * @param depth metres along z, which is in [0, depth]
 * @param height metres along y that furniture may reach
 * @param hasCeiling whether anything can hang there; else it is open to the sky
 * @param walkSpeed metres per second
 * @param door the middle of the doorstep, looking into the room
 */
public record Layout(
        String shell,
        double width,
        double depth,
        double height,
        boolean hasCeiling,
        double walkSpeed,
        Place door,
        List<Seat> seats) {

    public static final String HALL = "hall.v1";

    /** How far in front of a seat people stand up, in metres. */
    private static final double STEP = 0.6;

    private static final int SPAWN_COLUMNS = 7;
    private static final int SPAWN_ROWS = 3;
    private static final double SPAWN_GAP = 0.7;
    private static final double SPAWN_FROM_DOOR = 0.6;

    private static final Map<String, Layout> SHELLS = Stream.of(
                    Shells.hall(), Shells.loft(), Shells.garden(), Shells.studio(), Shells.meadow())
            .collect(Collectors.toUnmodifiableMap(Layout::shell, Function.identity()));

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

    /** The names of all shells. */
    public static Set<String> shells() {
        return SHELLS.keySet();
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
        double aside = fromMiddle * SPAWN_GAP;
        double ahead = SPAWN_FROM_DOOR + row * SPAWN_GAP;
        double sin = Math.sin(door.facing());
        double cos = Math.cos(door.facing());
        return clamp(
                new Place(door.x() + aside * cos + ahead * sin, door.z() - aside * sin + ahead * cos, door.facing()));
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
        return new Place(within(place.x(), width), within(place.z(), depth), Angles.normalised(place.facing()));
    }

    private static double within(double value, double max) {
        // Adding zero turns -0.0 into 0.0: two equal spots must be equal records.
        return Math.max(0, Math.min(max, value)) + 0.0;
    }
}
