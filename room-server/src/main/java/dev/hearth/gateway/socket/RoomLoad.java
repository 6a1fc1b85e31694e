package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many commands of this node each room has not answered yet, and all of them together. A sharding region drops silently
 * what it cannot buffer while rooms move, and its buffer is one for all rooms; so the gateway refuses by itself before
 * that. Thread-safe.
 */
final class RoomLoad {

    private final int max;
    private final int togetherMax;
    private final AtomicInteger together = new AtomicInteger();
    private final Map<RoomId, Integer> unanswered = new ConcurrentHashMap<>();

    RoomLoad(int max, int togetherMax) {
        this.max = max;
        this.togetherMax = togetherMax;
    }

    /** Counts one more, unless the room or all rooms have too many already. */
    boolean begin(RoomId room) {
        if (together.incrementAndGet() <= togetherMax && beginAt(room)) {
            return true;
        }
        together.decrementAndGet();
        return false;
    }

    private boolean beginAt(RoomId room) {
        boolean[] taken = {true};
        unanswered.compute(room, (id, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < max;
            return taken[0] ? now + 1 : now;
        });
        return taken[0];
    }

    void end(RoomId room) {
        unanswered.computeIfPresent(room, (id, count) -> {
            together.decrementAndGet();
            return count == 1 ? null : count - 1;
        });
    }

    /** Unanswered commands to all rooms. */
    int together() {
        return together.get();
    }

    int of(RoomId room) {
        return unanswered.getOrDefault(room, 0);
    }
}
