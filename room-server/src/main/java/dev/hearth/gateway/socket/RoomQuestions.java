package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;

/** What a relay asks of rooms, and how often it asks again. Confined to the relay. */
final class RoomQuestions {

    private static final long PRESENT_NANOS = 500_000_000L;
    private static final long COUNT_NANOS = 5_000_000_000L;
    private static final int LOST_PATIENCE_MAX = 3;

    private final BiConsumer<RoomId, RoomEntity.Command> rooms;
    private final ActorRef<RoomEntity.Notification> relay;
    private final long retryNanos;
    private final LongSupplier nanos;

    RoomQuestions(
            BiConsumer<RoomId, RoomEntity.Command> rooms,
            ActorRef<RoomEntity.Notification> relay,
            long retryNanos,
            LongSupplier nanos) {
        this.rooms = rooms;
        this.relay = relay;
        this.retryNanos = retryNanos;
        this.nanos = nanos;
    }

    /** How the room goes on for somebody, from where they are. */
    void attach(RelayedRoom room, Attendee attendee) {
        attendee.asked(nanos.getAsLong());
        var socket = attendee.socket();
        rooms.accept(
                room.id(),
                new RoomEntity.Attach(relay, socket.id(), socket.principal(), socket.face(), attendee.asksFrom()));
    }

    /** The same for all who wait and whose question is due, if their loop can take the answer. */
    void attachDue(RelayedRoom room, Predicate<SocketLoop> takes) {
        long now = nanos.getAsLong();
        for (var attendee : room.attendees()) {
            if (attendee.mustAsk(now, patience(room, attendee))
                    && takes.test(attendee.socket().loop())) {
                attach(room, attendee);
            }
        }
    }

    /**
     * What is asked of a room that has no place waits in the buffer that all rooms share, every repetition of it: the longer
     * that lasts, the less is repeated.
     */
    private long patience(RelayedRoom room, Attendee attendee) {
        return room.isLost() ? retryNanos * Math.min(attendee.timesAsked(), LOST_PATIENCE_MAX) : retryNanos;
    }

    /** The same for all who wait, whether their question is due or not: nobody will answer what was asked before. */
    void attachAll(RelayedRoom room, Predicate<SocketLoop> takes) {
        for (var attendee : room.attendees()) {
            if (!attendee.isCurrent()
                    && !attendee.isReading()
                    && takes.test(attendee.socket().loop())) {
                attach(room, attendee);
            }
        }
    }

    void detach(RelayedRoom room, ConnectionId connection) {
        rooms.accept(room.id(), new RoomEntity.Detach(connection));
    }

    /** The room and this relay do not count the same connections: these are all there are. */
    void claim(RelayedRoom room) {
        var all = room.attendees().stream().map(each -> each.socket().id()).toList();
        rooms.accept(room.id(), new RoomEntity.Claim(relay, all));
    }

    /** The present positions, if somebody missed some and nobody has just asked. */
    void presentIfDue(RelayedRoom room) {
        if (room.takePresentDue(nanos.getAsLong(), PRESENT_NANOS)) {
            rooms.accept(room.id(), new RoomEntity.ShowPresent(relay));
        }
    }

    /** How many are there, if somebody attends without looking and was not told lately. */
    void countIfDue(RelayedRoom room) {
        if (room.takeCountDue(nanos.getAsLong(), COUNT_NANOS)) {
            rooms.accept(room.id(), new RoomEntity.Count(relay));
        }
    }
}
