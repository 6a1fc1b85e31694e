package dev.hearth.gateway.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Where operators look at the sockets of a node, and close one. Looking goes through all of them, a few at a time. */
public final class SocketOffice {

    private static final SocketWalk.Pace LOOKING = new SocketWalk.Pace(sockets -> 500, Duration.ofMillis(2));

    /** So soon the client may come back. */
    private static final Duration RETURN = Duration.ofSeconds(1);

    private final SocketWalk walk;
    private final Connections connections;

    SocketOffice(SocketWalk walk, Connections connections) {
        this.walk = walk;
        this.connections = connections;
    }

    /** Live sockets that are wanted, at most so many of them. */
    public CompletionStage<List<SocketSight>> find(Predicate<SocketSight> wanted, int max) {
        var found = Collections.synchronizedList(new ArrayList<SocketSight>());
        return walk.go(LOOKING, (socket, place, batch) -> {
                    if (found.size() < max && socket instanceof Connection connection) {
                        connection.sight().filter(wanted).ifPresent(found::add);
                    }
                })
                .thenApply(done -> List.copyOf(found).stream().limit(max).toList());
    }

    /** The last endings of live sockets that are wanted, the newest first, at most so many of them. */
    public List<Closing> closings(Predicate<Closing> wanted, int max) {
        return connections.closings().stream().filter(wanted).limit(max).toList();
    }

    /** Has a socket go as it does when the node leaves: answers first, and the client comes back by itself. */
    public void disconnect(long socket) {
        var connection = connections.bySocket(socket);
        if (connection != null) {
            connection.loop().execute(() -> connection.leave(RETURN));
        }
    }
}
