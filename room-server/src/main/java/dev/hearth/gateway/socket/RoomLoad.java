package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many commands of this node each room has not answered yet. A sharding region drops silently what it cannot buffer,
 * so the gateway refuses by itself before that. Thread-safe.
 */
final class RoomLoad {

    private final int max;
    private final Map<RoomId, Integer> unanswered = new ConcurrentHashMap<>();

    RoomLoad(int max) {
        this.max = max;
    }

    /** Counts one more, unless the room has too many already. */
    boolean begin(RoomId room) {
        boolean[] taken = {true};
        unanswered.compute(room, (id, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < max;
            return taken[0] ? now + 1 : now;
        });
        return taken[0];
    }

    void end(RoomId room) {
        unanswered.computeIfPresent(room, (id, count) -> count == 1 ? null : count - 1);
    }

    int of(RoomId room) {
        return unanswered.getOrDefault(room, 0);
    }
}
