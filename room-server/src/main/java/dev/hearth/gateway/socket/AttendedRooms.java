package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** The rooms that one connection attends or has asked to, bounded, and where they live. Confined to the event loop. */
final class AttendedRooms {

    private final int max;
    private final Map<RoomId, Attended> rooms = new LinkedHashMap<>(4);
    private final Set<RoomId> withheld = new HashSet<>(4);

    /** @param front where the room lives; absent until it has answered */
    private record Attended(@Nullable ActorRef<RoomEntity.Command> front) {
        static final Attended ASKED = new Attended(null);
    }

    AttendedRooms(int max) {
        this.max = max;
    }

    /** Counts a room as asked for; false if that would be one too many. */
    boolean ask(RoomId room) {
        boolean fits = rooms.containsKey(room) || rooms.size() < max;
        if (fits) {
            rooms.putIfAbsent(room, Attended.ASKED);
        }
        return fits;
    }

    /** The room lives there. True if it lived somewhere else before. */
    boolean attend(RoomId room, ActorRef<RoomEntity.Command> front) {
        var before = rooms.put(room, new Attended(front));
        return before != null && before.front() != null && !before.front().equals(front);
    }

    /** The room let nobody in: it is forgotten, unless it is attended all the same. */
    void refused(RoomId room) {
        rooms.remove(room, Attended.ASKED);
    }

    void leave(RoomId room) {
        rooms.remove(room);
        withheld.remove(room);
    }

    boolean has(RoomId room) {
        var attended = rooms.get(room);
        return attended != null && attended.front() != null;
    }

    /**
     * Tells a room something volatile where it lives, without the two actors of sharding in between. While a room moves to
     * another place that gets lost, as what is volatile may.
     */
    void tell(RoomId room, RoomEntity.Command command) {
        var attended = rooms.get(room);
        if (attended != null && attended.front() != null) {
            attended.front().tell(command);
        }
    }

    void each(Consumer<RoomId> act) {
        rooms.keySet().forEach(act);
    }

    /** A volatile frame of the room did not fit; its present values are to be asked for later. */
    void withheld(RoomId room) {
        withheld.add(room);
    }

    /** Takes out whose present values are to be asked for. */
    List<RoomId> takeWithheld() {
        var all = List.copyOf(withheld);
        withheld.clear();
        return all;
    }
}
