package dev.hearth.room.crowd;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose newest position has not been shown to everybody yet, in the order in which they began to wait. Whoever walks on
 * keeps their place in the row, so nobody starves. Bounded by the room's occupants.
 */
public final class FarRound {

    private final Set<Integer> waiting = new LinkedHashSet<>();

    public void moved(int number) {
        waiting.add(number);
    }

    public void forget(int number) {
        waiting.remove(number);
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes out those who have waited longest. */
    public List<Integer> take(int max) {
        var taken = new ArrayList<Integer>(Math.min(max, waiting.size()));
        for (var next = waiting.iterator(); next.hasNext() && taken.size() < max; ) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }

    public List<Integer> takeAll() {
        return take(Integer.MAX_VALUE);
    }

    public void clear() {
        waiting.clear();
    }
}
