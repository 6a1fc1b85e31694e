package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import java.util.HashMap;
import java.util.Map;

/** One relay's ways to the event loops. Confined to the relay. */
final class Lanes {

    private final int unfinishedTasksMax;
    private final Runnable onFree;
    private final Map<SocketLoop, LoopLane> lanes = new HashMap<>();

    /** @param onFree told on a loop's thread when a lane is empty after it was found full */
    Lanes(int unfinishedTasksMax, Runnable onFree) {
        this.unfinishedTasksMax = unfinishedTasksMax;
        this.onFree = onFree;
    }

    LoopLane of(SocketLoop loop) {
        return lanes.computeIfAbsent(loop, each -> new LoopLane(each, unfinishedTasksMax, onFree));
    }

    /** Whether this loop can take no more for now. */
    boolean isFull(SocketLoop loop) {
        return of(loop).isFull();
    }

    /** What one message means to each loop. */
    LoopTasks tasksFor(RoomId room) {
        return new LoopTasks(room, this::of);
    }
}
