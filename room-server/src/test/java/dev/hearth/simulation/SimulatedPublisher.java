package dev.hearth.simulation;

import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells those who attend what happened, in order, and whoever comes back where their stream goes on. */
final class SimulatedPublisher {

    private static final int RING_MAX = 24;

    /** Where an answer goes. */
    record Sending(Client client, long connection, Wish wish) {}

    private final Seams seams;
    private final SimulatedAttendance attendance;
    private final ArrayDeque<RoomEntry> ring = new ArrayDeque<>();
    private final Map<Long, List<Message.Answer>> answers = new LinkedHashMap<>();
    private final Map<Long, Client> askers = new LinkedHashMap<>();

    SimulatedPublisher(Seams seams, SimulatedAttendance attendance) {
        this.seams = seams;
        this.attendance = attendance;
    }

    /** The answer rides with the next {@link #publish}. */
    void answer(Sending sending, Outcome outcome) {
        answers.computeIfAbsent(sending.connection(), connection -> new ArrayList<>(2))
                .add(new Message.Answer(sending.wish(), outcome));
        askers.put(sending.connection(), sending.client());
    }

    void publish(Room room, List<RoomEntry> entries) {
        remember(entries);
        tell(room.offset() - entries.size() + 1, seams.published(entries));
    }

    private void tell(long first, List<RoomEntry> entries) {
        attendance.holds().forEach((connection, hold) -> {
            var own = answers.getOrDefault(connection, List.of());
            if (!entries.isEmpty() || !own.isEmpty()) {
                hold.client().tell(connection, new Message.Published(first, entries, own));
            }
            askers.remove(connection);
        });
        askers.forEach((connection, client) -> client.tell(
                connection, new Message.Published(first, entries, answers.getOrDefault(connection, List.of()))));
        answers.clear();
        askers.clear();
    }

    /** An answer alone, outside the rhythm of commits. */
    void refuse(Room room, Sending sending, Rejection rejection) {
        var answer = new Message.Answer(sending.wish(), Outcome.Refused.because(rejection));
        sending.client()
                .tell(sending.connection(), new Message.Published(room.offset() + 1, List.of(), List.of(answer)));
    }

    /** A write whose end nobody saw is published now, as far as the ring has it; else the top offset tells of it. */
    List<RoomEntry> restart(Room room, long published, List<RoomEntry> tail) {
        ring.clear();
        remember(tail);
        var missed = after(room, published);
        if (missed != null && !missed.isEmpty()) {
            tell(published + 1, missed);
        }
        tellTop(room);
        return missed == null ? List.of() : missed;
    }

    void tellTop(Room room) {
        var top = new Message.TopOffset(room.offset());
        attendance.holds().forEach((connection, hold) -> hold.client().tell(connection, top));
    }

    Message.Attached resumed(Room room, String epoch, long offset) {
        if (!epoch.equals(room.epochNonce()) || offset > room.offset()) {
            return snapshot(room);
        }
        if (offset == room.offset()) {
            return new Message.Live(offset);
        }
        var missed = after(room, offset);
        return missed == null ? snapshot(room) : new Message.Replay(offset + 1, seams.missed(missed));
    }

    Message.Snapshot snapshot(Room room) {
        return new Message.Snapshot(room.epochNonce(), seams.positionOfSnapshot(room.offset()), room);
    }

    void forget() {
        ring.clear();
        answers.clear();
        askers.clear();
    }

    private void remember(List<RoomEntry> entries) {
        for (var entry : entries) {
            ring.addLast(entry);
            if (ring.size() > RING_MAX) {
                ring.removeFirst();
            }
        }
    }

    private @Nullable List<RoomEntry> after(Room room, long offset) {
        long missed = room.offset() - offset;
        return missed < 0 || missed > ring.size()
                ? null
                : ring.stream().skip(ring.size() - missed).toList();
    }
}
