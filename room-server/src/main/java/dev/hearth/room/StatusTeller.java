package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity.Status;
import dev.hearth.room.domain.Room;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Tells the directory how a room is, once for every change. */
final class StatusTeller {

    private final RoomId id;
    private final ActorRef<Status> directory;
    private @Nullable Status last;

    StatusTeller(RoomId id, ActorRef<Status> directory) {
        this.id = id;
        this.directory = directory;
    }

    void tell(Room room, boolean awake) {
        if (!room.exists()) {
            return;
        }
        var status = Status.of(id, room, awake);
        if (!status.equals(last)) {
            last = status;
            directory.tell(status);
        }
    }
}
