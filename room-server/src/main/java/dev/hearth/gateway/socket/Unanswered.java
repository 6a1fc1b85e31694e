package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.RequestType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one connection that nobody has answered yet, bounded. Each gets a number of its own, so that a late
 * answer to a request whose id the client uses again cannot be taken for the new one's. Confined to the event loop.
 */
final class Unanswered {

    private final int max;
    private final Map<Long, Pending> byRequest = new LinkedHashMap<>();
    private long lastRequest;

    /**
     * What a client asked.
     *
     * @param id the client's request number
     * @param type what it is, for whoever counts
     * @param key by which it is found in the logs of other nodes; absent for questions
     */
    record Asked(long id, RequestType type, @Nullable String key) {}

    /**
     * One command under way.
     *
     * @param id the client's request number
     * @param type what it is, for whoever counts
     * @param room counted as busy with it; absent for sessions and lists
     * @param kind what its answer means to the connection
     * @param key by which it is found in the logs of other nodes; absent for questions
     * @param telling how its room or session was told of it, to be told again if that was lost; absent until then
     */
    record Pending(
            long request,
            long id,
            RequestType type,
            @Nullable RoomId room,
            Kind kind,
            long sinceNanos,
            @Nullable String key,
            @Nullable Runnable telling) {}

    /** What an answer means besides the answer. */
    enum Kind {
        PLAIN,
        /** Reads only: no answer in time means that nothing was done. */
        QUERY,
        CREATE,
        JOIN
    }

    Unanswered(int max) {
        this.max = max;
    }

    boolean isFull() {
        return byRequest.size() >= max;
    }

    boolean isEmpty() {
        return byRequest.isEmpty();
    }

    boolean has(long id) {
        return byRequest.values().stream().anyMatch(pending -> pending.id() == id);
    }

    Pending add(Asked asked, @Nullable RoomId room, Kind kind, long nowNanos) {
        var pending = new Pending(++lastRequest, asked.id(), asked.type(), room, kind, nowNanos, asked.key(), null);
        byRequest.put(pending.request(), pending);
        return pending;
    }

    /** Tells the room or session of a command, now and, until it has been given up, whenever {@link #tellAgain} says so. */
    void tell(Pending pending, Runnable telling) {
        byRequest.replace(
                pending.request(),
                new Pending(
                        pending.request(),
                        pending.id(),
                        pending.type(),
                        pending.room(),
                        pending.kind(),
                        pending.sinceNanos(),
                        pending.key(),
                        telling));
        telling.run();
    }

    /**
     * Tells a room again of what it has not answered, in the same order; without a room, the session. Their keys keep a
     * second copy from having a second effect.
     */
    void tellAgain(@Nullable RoomId room) {
        byRequest.values().stream()
                .filter(pending -> Objects.equals(room, pending.room()))
                .map(Pending::telling)
                .filter(Objects::nonNull)
                .forEach(Runnable::run);
    }

    /** Takes out a command that got its answer; nothing if it was given up before. */
    @Nullable
    Pending remove(long request) {
        return byRequest.remove(request);
    }

    /** Takes out all that have waited for at least so long, oldest first. */
    List<Pending> removeOlder(long nowNanos, long limitNanos) {
        if (byRequest.isEmpty()) {
            return List.of();
        }
        var late = new ArrayList<Pending>();
        for (var entries = byRequest.values().iterator(); entries.hasNext(); ) {
            var pending = entries.next();
            if (nowNanos - pending.sinceNanos() < limitNanos) {
                break;
            }
            late.add(pending);
            entries.remove();
        }
        return late;
    }

    List<Pending> removeAll() {
        var all = List.copyOf(byRequest.values());
        byRequest.clear();
        return all;
    }
}
