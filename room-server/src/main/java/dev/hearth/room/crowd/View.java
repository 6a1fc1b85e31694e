package dev.hearth.room.crowd;

import dev.hearth.room.domain.Standing;
import java.util.List;

/**
 * What those in one cell see of a tick, besides what everybody sees. People in the same cell have the same view, the
 * very same object, so that it is encoded once.
 */
public final class View {

    private final int[] near;
    private final List<Standing> newlySeen;

    View(int[] near, List<Standing> newlySeen) {
        this.near = near;
        this.newlySeen = newlySeen;
    }

    /** How many of the tick's moves are seen. */
    public int nearCount() {
        return near.length;
    }

    /** One of them, as an index of the tick's moves. */
    public int near(int at) {
        return near[at];
    }

    /** Where those stand who came into sight because the viewer crossed into another cell. */
    public List<Standing> newlySeen() {
        return newlySeen;
    }
}
