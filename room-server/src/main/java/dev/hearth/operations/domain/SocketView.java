package dev.hearth.operations.domain;

import java.util.List;

/**
 * A live socket.
 *
 * @param socket its number on its node
 * @param rooms ids of those it attends
 * @param silentMillis since it was heard last
 * @param stalledMillis how long no write has been completed although one waits
 */
public record SocketView(
        long socket,
        String persona,
        String name,
        String client,
        List<String> rooms,
        long ageMillis,
        long silentMillis,
        int waitingFrames,
        long waitingBytes,
        long stalledMillis) {

    public SocketView {
        rooms = List.copyOf(rooms);
    }
}
