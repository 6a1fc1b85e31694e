package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What a relay knows of one room: who attends, and how far those who are up to date have been served. All of them have
 * seen the same, so one position is enough. Confined to the relay.
 */
final class RelayedRoom {

    /** What is to be done with published entries. */
    static final int JUMP = -1;

    private static final long ASKED_LONG_AGO = Long.MAX_VALUE / 4;
    /** Far enough below zero for no number of frames to reach it. */
    private static final long NOT_COUNTED = Long.MIN_VALUE / 2;

    private final RoomId id;
    private final Map<ConnectionId, Attendee> attendees = new LinkedHashMap<>();
    private @Nullable Map<SocketLoop, List<RoomSocket>> byLoop;
    private String epoch = "";
    private long top;
    private long heardAt;
    private long presentAskedAt;
    private long countAskedAt;
    private final Audience audience = new Audience(this::attendees);
    private long shown = NOT_COUNTED;
    private @Nullable ActorRef<RoomEntity.Command> front;
    private boolean lost;

    RelayedRoom(RoomId id, long nowNanos) {
        this.id = id;
        this.heardAt = nowNanos;
        this.presentAskedAt = nowNanos - ASKED_LONG_AGO;
        this.countAskedAt = nowNanos - ASKED_LONG_AGO;
    }

    Audience audience() {
        return audience;
    }

    private void changed() {
        byLoop = null;
        audience.changed();
    }

    RoomId id() {
        return id;
    }

    boolean isEmpty() {
        return attendees.isEmpty();
    }

    @Nullable
    Attendee attendee(ConnectionId connection) {
        return attendees.get(connection);
    }

    Attendee add(RoomSocket socket, StreamPosition position) {
        var attendee = new Attendee(socket, position);
        var before = attendees.put(socket.id(), attendee);
        if (before != null) {
            before.dropBacklog();
            changed();
        }
        return attendee;
    }

    void remove(ConnectionId connection) {
        var gone = attendees.remove(connection);
        if (gone != null) {
            gone.dropBacklog();
        }
        changed();
    }

    Collection<Attendee> attendees() {
        return attendees.values();
    }

    List<Attendee> current(Predicate<Attendee> which) {
        return attendees.values().stream()
                .filter(Attendee::isCurrent)
                .filter(which)
                .toList();
    }

    /** Those who are up to date, by event loop. */
    Map<SocketLoop, List<RoomSocket>> byLoop() {
        if (byLoop == null) {
            byLoop = new LinkedHashMap<>();
            for (var attendee : attendees.values()) {
                if (attendee.isCurrent()) {
                    byLoop.computeIfAbsent(attendee.socket().loop(), loop -> new ArrayList<>())
                            .add(attendee.socket());
                }
            }
        }
        return byLoop;
    }

    /** How many of so many entries from this offset on have been passed on already, or {@link #JUMP}. */
    int seenOf(String ofEpoch, long firstOffset, int count) {
        if (byLoop().isEmpty()) {
            return count;
        }
        if (!ofEpoch.equals(epoch) || firstOffset > top + 1) {
            return JUMP;
        }
        return (int) Math.min(count, top + 1 - firstOffset);
    }

    /** Whether the room is somewhere else than those who are up to date. */
    boolean isElsewhere(String ofEpoch, long offset) {
        return !byLoop().isEmpty() && (!ofEpoch.equals(epoch) || offset != top);
    }

    boolean isAheadOf(String ofEpoch, long offset) {
        return !byLoop().isEmpty() && ofEpoch.equals(epoch) && offset < top;
    }

    StreamPosition position() {
        return new StreamPosition(epoch, top);
    }

    void advanceTo(String newEpoch, long offset) {
        epoch = newEpoch;
        top = offset;
    }

    void upToDate(Attendee attendee, int occupant) {
        attendee.upToDate(occupant);
        changed();
    }

    void behind(Attendee attendee, StreamPosition position) {
        attendee.behind(position);
        changed();
    }

    void heard(long nowNanos) {
        heardAt = nowNanos;
    }

    boolean isSilent(long nowNanos, long limitNanos) {
        return !byLoop().isEmpty() && nowNanos - heardAt >= limitNanos;
    }

    /** Whether those who do not look should be told numbers now. */
    boolean takeCountDue(long nowNanos, long intervalNanos) {
        boolean due =
                nowNanos - countAskedAt >= intervalNanos && !audience.away().isEmpty();
        if (due) {
            countAskedAt = nowNanos;
        }
        return due;
    }

    /** The actor behind the room, as far as it is known: it is watched. */
    @Nullable
    ActorRef<RoomEntity.Command> front() {
        return front;
    }

    void follow(@Nullable ActorRef<RoomEntity.Command> newFront) {
        front = newFront;
        lost = newFront == null;
        shown = NOT_COUNTED;
    }

    /** Whether the place where it was is gone, and it has not answered from another one yet. */
    boolean isLost() {
        return lost;
    }

    /** A volatile frame came that nobody had asked for. */
    void countShown() {
        shown++;
    }

    /** Whether volatile frames were lost since the last count of the room, which is believed from now on. */
    boolean missedShown(long count) {
        boolean missed = shown >= 0 && shown < count;
        shown = count;
        return missed;
    }

    /** Whether the present values should be asked for now: whoever wants them, not too often. */
    boolean takePresentDue(long nowNanos, long intervalNanos) {
        boolean due = nowNanos - presentAskedAt >= intervalNanos && audience.wantsPresent();
        if (due) {
            presentAskedAt = nowNanos;
        }
        return due;
    }
}
