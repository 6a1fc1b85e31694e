package dev.hearth.gateway.socket;

import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import java.time.Duration;
import java.util.List;

/**
 * One live socket at one moment, as operators see it: who holds it and how it keeps up, and nothing of what it carries.
 *
 * @param socket its number on this node
 * @param client what the client calls itself
 * @param rooms that it attends
 * @param age since somebody identified on it
 * @param silence since it was heard last
 * @param waitingFrames frames that the socket has not taken yet
 * @param waitingBytes their size
 * @param stalled how long no write has been completed although one waits
 */
public record SocketSight(
        long socket,
        Principal principal,
        String name,
        String client,
        List<RoomId> rooms,
        Duration age,
        Duration silence,
        int waitingFrames,
        long waitingBytes,
        Duration stalled) {

    public SocketSight {
        rooms = List.copyOf(rooms);
    }

    /** Whether it takes less than it is sent. */
    public boolean isSlow() {
        return waitingFrames > 0 || !stalled.isZero();
    }
}
