package dev.hearth.room;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.CommitQueue.Asker;
import dev.hearth.room.RoomEntity.Answer;
import dev.hearth.room.RoomEntity.Attached;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomEntity.Counted;
import dev.hearth.room.RoomEntity.Moved;
import dev.hearth.room.RoomEntity.Notification;
import dev.hearth.room.RoomEntity.Present;
import dev.hearth.room.RoomEntity.Published;
import dev.hearth.room.RoomEntity.Signed;
import dev.hearth.room.RoomEntity.TopOffset;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Tells relays what happened: once per relay that attends, never once per person, and everything of the room's stream
 * in order. Also answers where a stream goes on for somebody who comes back. Not thread-safe.
 */
final class RoomPublisher {

    private static final int QUIET = 3;

    private final RoomId id;
    private final long storeGeneration;
    private final Attendance attendance;
    private final Floor floor;
    private final Faces faces;
    private final EventRing ring;
    private final int replayEventsMax;
    private final ActorRef<RoomEntity.Command> front;
    private final Map<ActorRef<Notification>, List<Answer>> answers = new HashMap<>();
    private final Map<ActorRef<Notification>, Long> shown = new HashMap<>();
    private long shows;
    private long told;
    private int quiet;

    RoomPublisher(
            RoomId id,
            RoomSettings settings,
            Attendance attendance,
            Floor floor,
            Faces faces,
            ActorRef<RoomEntity.Command> front) {
        this.id = id;
        this.front = front;
        this.storeGeneration = settings.storeGeneration();
        this.attendance = attendance;
        this.floor = floor;
        this.faces = faces;
        this.ring = new EventRing(
                settings.catchUp().ringEventsMax(), settings.catchUp().ringBytesMax());
        this.replayEventsMax = settings.catchUp().replayEventsMax();
    }

    /** The answer rides with the next {@link #publish}. */
    void answer(Asker asker, Outcome outcome) {
        answers.computeIfAbsent(asker.relay(), relay -> new ArrayList<>())
                .add(new Answer(asker.connection(), asker.request(), outcome));
    }

    /** Sends the entries to every relay that attends, and to each asking one its answers. */
    void publish(Room room, List<RoomEntry> entries) {
        ring.append(entries);
        long first = room.offset() - entries.size() + 1;
        var shown = faces.shownFirstIn(entries);
        var receivers = new HashSet<>(answers.keySet());
        if (!entries.isEmpty()) {
            receivers.addAll(attendance.relays());
        }
        for (var relay : receivers) {
            var own = answers.getOrDefault(relay, List.of());
            relay.tell(new Published(id, epoch(room), first, entries, shown, List.copyOf(own)));
        }
        answers.clear();
    }

    /** Answers alone, outside the rhythm of commits. */
    void refuse(Room room, Asker asker, Outcome.Refused refused) {
        var answer = new Answer(asker.connection(), asker.request(), refused);
        asker.relay().tell(new Published(id, epoch(room), room.offset() + 1, List.of(), List.of(), List.of(answer)));
    }

    /**
     * A recovered log may hold more than was published: a write whose end nobody saw. Relays get those entries now, or
     * learn from the top offset that they must ask.
     *
     * @param published the last offset that relays were told
     * @return the entries that had not been published, as far as they are known
     */
    List<RoomEntry> restart(Room room, long published, List<RoomEntry> tail) {
        ring.restart(room.offset(), tail);
        var missed = ring.after(published).orElse(List.of());
        if (!missed.isEmpty()) {
            var message = new Published(id, epoch(room), published + 1, missed, faces.shownFirstIn(missed), List.of());
            attendance.relays().forEach(relay -> relay.tell(message));
        }
        tellTopOffset(room);
        return missed;
    }

    /** To be called in the room's interval: a room in which nothing happens tells its relays every third time only. */
    void tellTopOffsetIfDue(Room room) {
        long now = room.offset() + shows;
        quiet = now == told ? quiet + 1 : 0;
        told = now;
        if (quiet <= QUIET || quiet % QUIET == 0) {
            tellTopOffset(room);
        }
    }

    private void tellTopOffset(Room room) {
        shown.keySet().retainAll(attendance.relays());
        for (var relay : attendance.relays()) {
            long frames = shown.getOrDefault(relay, 0L);
            relay.tell(new TopOffset(id, epoch(room), room.offset(), attendance.holders(relay), frames));
        }
    }

    /** How the room goes on for a connection. */
    void attach(ActorRef<Notification> relay, ConnectionId connection, Attachment attachment) {
        relay.tell(new Attached(id, connection, attachment, front));
    }

    /** The newest positions and signs since the last time. */
    void show(Room room, Instant now) {
        var steps = floor.takeSteps(room, now);
        var signs = floor.takeSigns();
        for (var relay : attendance.relays()) {
            if (!steps.isEmpty()) {
                show(relay, new Moved(id, room.offset(), steps.crowded(), steps.moves(), steps.far()));
            }
            if (!signs.isEmpty()) {
                show(relay, new Signed(id, room.offset(), signs));
            }
        }
    }

    private void show(ActorRef<Notification> relay, Notification frame) {
        shows++;
        shown.merge(relay, 1L, Long::sum);
        relay.tell(frame);
    }

    /** Every position and every sign, for a relay whose connections missed some. */
    void showPresent(Room room, ActorRef<Notification> relay) {
        var standings = floor.everybody(room);
        var signs = floor.everySign(room, attendance::isReconnecting);
        relay.tell(new Present(id, room.offset(), floor.isCrowded(), standings, signs));
    }

    /** Numbers only, for a relay whose connections do not look at the room. */
    void count(Room room, ActorRef<Notification> relay) {
        int typing = floor.typingCount();
        relay.tell(new Counted(id, room.offset(), room.occupantCount(), typing, attendance.reconnectingCount()));
    }

    Attachment resume(Room room, Occupant occupant, StreamPosition from) {
        var epoch = epoch(room);
        if (!from.epoch().equals(epoch) || from.offset() > room.offset()) {
            return snapshot(room, occupant);
        }
        if (from.offset() == room.offset()) {
            return new Attachment.Live(epoch, room.offset(), occupant.number());
        }
        return ring.after(from.offset())
                .<Attachment>map(missed -> new Attachment.Replay(epoch, from.offset() + 1, missed, occupant.number()))
                .orElseGet(() -> beyondTheRing(room, occupant, from));
    }

    private Attachment beyondTheRing(Room room, Occupant occupant, StreamPosition from) {
        return room.offset() - from.offset() > replayEventsMax
                ? snapshot(room, occupant)
                : new Attachment.Behind(from.epoch(), from.offset(), ring.firstOffset(), occupant.number());
    }

    Attachment.Snapshot snapshot(Room room, Occupant occupant) {
        return new Attachment.Snapshot(view(room), occupant.number());
    }

    String epoch(Room room) {
        return room.epochNonce() + "." + storeGeneration;
    }

    RoomView view(Room room) {
        return new RoomView(
                epoch(room),
                room.offset(),
                room.profile(),
                room.closed(),
                room.owner(),
                List.copyOf(room.builders()),
                room.layout(),
                List.copyOf(room.furniture().pieces()),
                room.occupants().stream().map(this::person).toList(),
                List.copyOf(room.talk()),
                faces.all());
    }

    private RoomView.Person person(Occupant occupant) {
        return new RoomView.Person(
                occupant.number(),
                occupant.persona(),
                occupant.joinedAt(),
                floor.placeOf(occupant),
                floor.poseOf(occupant.number()),
                occupant.seat(),
                floor.isTyping(occupant.number()),
                attendance.isReconnecting(occupant.number()),
                occupant.lookVersion());
    }
}
