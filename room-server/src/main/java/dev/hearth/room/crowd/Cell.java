package dev.hearth.room.crowd;

import java.util.ArrayList;
import java.util.List;

/** One square of the floor: who stands in it, and what happened in it in the present tick. */
final class Cell {

    private static final int ROWS = 1 << 12;

    private final List<Member> members = new ArrayList<>();
    private final Indexes here = new Indexes();
    private final Indexes left = new Indexes();
    private long tick;

    /** The name of the cell of this point; neighbours differ by at most one in column and row. */
    static int keyOf(double x, double z, double cellMetres) {
        return (1 + part(x / cellMetres)) * ROWS + 1 + part(z / cellMetres);
    }

    private static int part(double cells) {
        return (int) Math.max(0, Math.min(ROWS - 3, cells));
    }

    /** The cell so many columns and rows away. */
    static int beside(int key, int columns, int rows) {
        return key + columns * ROWS + rows;
    }

    /** Whether two cells are the same or touch each other. */
    static boolean areNear(int one, int other) {
        return Math.abs(one / ROWS - other / ROWS) <= 1 && Math.abs(one % ROWS - other % ROWS) <= 1;
    }

    List<Member> members() {
        return members;
    }

    /** Those who moved in this tick and are in the cell now, as indexes of the tick's moves. */
    Indexes here(long now) {
        begin(now);
        return here;
    }

    /** Those who left the cell in this tick. */
    Indexes left(long now) {
        begin(now);
        return left;
    }

    private void begin(long now) {
        if (tick != now) {
            tick = now;
            here.clear();
            left.clear();
        }
    }
}
