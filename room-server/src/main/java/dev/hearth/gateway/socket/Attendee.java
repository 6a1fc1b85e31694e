package dev.hearth.gateway.socket;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity;
import java.util.ArrayList;
import java.util.List;

/** One connection's attendance of one room, as the relay keeps it. Confined to the relay. */
final class Attendee {

    /** A position that no room believes, so that it answers with a snapshot. */
    static final StreamPosition NOWHERE = new StreamPosition("", 0);

    private final RoomSocket socket;
    private final List<RoomEntity.Answer> held = new ArrayList<>(0);
    private boolean current;
    private int occupant;
    private StreamPosition position;
    private long askedAt;
    private boolean asked;

    /** Somebody who is not up to date yet. */
    Attendee(RoomSocket socket, StreamPosition position) {
        this.socket = socket;
        this.position = position;
    }

    RoomSocket socket() {
        return socket;
    }

    /** Whether it sees everything as it is published. */
    boolean isCurrent() {
        return current;
    }

    boolean isOccupant(int number) {
        return occupant == number;
    }

    void upToDate(int asOccupant) {
        current = true;
        occupant = asOccupant;
        asked = false;
    }

    /** It has seen everything up to here, and what follows must be asked for. */
    void behind(StreamPosition from) {
        current = false;
        position = from;
        asked = false;
    }

    StreamPosition position() {
        return position;
    }

    void asked(long nowNanos) {
        asked = true;
        askedAt = nowNanos;
    }

    /** Whether the room has to be asked, for the first time or again. */
    boolean mustAsk(long nowNanos, long retryNanos) {
        return !current && (!asked || nowNanos - askedAt >= retryNanos);
    }

    /** An answer must not overtake the events before it. */
    void hold(RoomEntity.Answer answer) {
        held.add(answer);
    }

    List<RoomEntity.Answer> takeHeld() {
        var answers = List.copyOf(held);
        held.clear();
        return answers;
    }
}
