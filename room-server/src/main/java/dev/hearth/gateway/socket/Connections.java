package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Every connection of this node: by the handle that sessions give back, and by the id that rooms know once it is live.
 * Thread-safe.
 */
final class Connections {

    /** Endings that are remembered for operators. */
    static final int CLOSINGS_MAX = 500;

    private final ArrayDeque<Closing> closings = new ArrayDeque<>();
    private final AtomicLong lastSocket = new AtomicLong();
    private final Map<Long, Connection> sockets = new ConcurrentHashMap<>();
    private final Map<ConnectionId, RoomSocket> live = new ConcurrentHashMap<>();

    long nextSocket() {
        return lastSocket.incrementAndGet();
    }

    void add(long socket, Connection connection) {
        sockets.put(socket, connection);
    }

    void remove(long socket) {
        sockets.remove(socket);
    }

    void addLive(RoomSocket socket) {
        live.put(socket.id(), socket);
    }

    void removeLive(RoomSocket socket) {
        live.remove(socket.id(), socket);
    }

    void closed(Closing closing) {
        synchronized (closings) {
            closings.addFirst(closing);
            if (closings.size() > CLOSINGS_MAX) {
                closings.removeLast();
            }
        }
    }

    /** The newest first. */
    List<Closing> closings() {
        synchronized (closings) {
            return List.copyOf(closings);
        }
    }

    @Nullable
    Connection bySocket(long socket) {
        return sockets.get(socket);
    }

    @Nullable
    RoomSocket byId(ConnectionId id) {
        return live.get(id);
    }
}
