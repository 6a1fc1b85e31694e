package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** The relays of this node. A room is served by one of them, so that everything of it stays in one order. */
record Relays(List<ActorRef<Object>> relays) {

    Relays {
        relays = List.copyOf(relays);
    }

    /** Where this node's connections send what concerns their attendance. */
    ActorRef<RoomRelay.Command> of(RoomId room) {
        return relays.get(index(room)).narrow();
    }

    /** Where the room sends what is meant for this node's connections. */
    ActorRef<RoomEntity.Notification> notified(RoomId room) {
        return relays.get(index(room)).narrow();
    }

    private int index(RoomId room) {
        return Math.floorMod(room.hashCode(), relays.size());
    }
}
