package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity.Status;
import dev.hearth.room.domain.Room;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Tells the directory how a room is, once for every change, and shows it to the operators of its node. */
final class StatusTeller {

    /** Stored times are as fine as this. */
    private static final long TICK_MILLIS = 1;

    private final RoomId id;
    private final ActorRef<Status> directory;
    private final InstantSource clock;
    private final LiveRooms.Gauge gauge;
    private @Nullable Status last;

    StatusTeller(RoomId id, ActorRef<Status> directory, InstantSource clock, LiveRooms.Gauge gauge) {
        this.id = id;
        this.directory = directory;
        this.clock = clock;
        this.gauge = gauge;
    }

    /** So many commands were committed together. */
    void committed(int commands) {
        gauge.committed(commands);
    }

    void tell(Room room, boolean awake) {
        gauge.show(room, awake);
        if (!room.exists()) {
            return;
        }
        var status = Status.of(id, room, awake, last == null ? since(room) : last.since());
        if (last == null || !status.showsTheSameAs(last)) {
            last = status;
            directory.tell(status);
        }
    }

    /** Later than whatever an earlier life wrote, also if that life's node had a clock that runs ahead. */
    private long since(Room room) {
        var now = clock.instant();
        var afterLog = room.lastEventAt().plusMillis(TICK_MILLIS);
        return ChronoUnit.MICROS.between(Instant.EPOCH, now.isAfter(afterLog) ? now : afterLog);
    }
}
