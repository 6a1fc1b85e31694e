package dev.hearth.gateway.socket;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.RoomShapes;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomView;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.TalkLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts snapshots and replays into messages of bounded size, so that no single frame blocks a socket for long. */
final class RoomParts {

    /** Aim of a part's size; a part with a single long line may be larger. */
    private static final int PART_BYTES = 16 * 1024;

    private static final int OCCUPANT_BYTES = 240;
    private static final int FACE_BYTES = 240;
    private static final int WORN_BYTES = 3;
    private static final int EVENT_BYTES = 220;
    private static final int PIECE_BYTES = 220;
    private static final int SEAT_BYTES = 90;
    private static final int STANCE_BYTES = 40;
    private static final int UTF8_MAX = 3;

    private RoomParts() {}

    /** The parts of a snapshot, in order. */
    static List<ServerMessage> snapshot(RoomId room, RoomView view, Collection<Face> faces) {
        var parts = new ArrayList<Part>();
        parts.add(new Part());
        for (var person : view.occupants()) {
            with(parts, OCCUPANT_BYTES).occupants.add(occupant(person));
        }
        for (var face : faces) {
            with(parts, faceBytes(face)).faces.add(face);
        }
        var taken = sitters(view);
        for (var piece : view.furniture()) {
            int bytes = PIECE_BYTES + piece.form().seats().size() * SEAT_BYTES;
            with(parts, bytes).furniture.add(RoomMessages.piece(piece, taken));
        }
        for (var line : view.talk()) {
            with(parts, EVENT_BYTES + line.text().length() * UTF8_MAX).talk.add(line(line));
        }
        var messages = new ArrayList<ServerMessage>(parts.size());
        for (var part : parts) {
            var head = messages.isEmpty() ? head(view, taken) : null;
            messages.add(part.message(room, view, head, messages.size() + 1, parts.size()));
        }
        return messages;
    }

    /** Consecutive entries as several messages; names ride with the first. */
    static List<ServerMessage> replay(RoomId room, long firstOffset, List<RoomEntry> entries, Collection<Face> faces) {
        var messages = new ArrayList<ServerMessage>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < entries.size(); i++) {
            int size = size(entries.get(i));
            if (bytes + size > PART_BYTES && i > from) {
                messages.add(events(room, firstOffset + from, entries.subList(from, i), messages, faces));
                from = i;
                bytes = 0;
            }
            bytes += size;
        }
        if (from < entries.size()) {
            messages.add(events(room, firstOffset + from, entries.subList(from, entries.size()), messages, faces));
        }
        return messages;
    }

    private static ServerMessage events(
            RoomId room, long offset, List<RoomEntry> entries, List<ServerMessage> before, Collection<Face> faces) {
        return RoomMessages.events(room, offset, entries, before.isEmpty() ? faces : List.of());
    }

    private static int faceBytes(Face face) {
        return FACE_BYTES
                + face.look().worn().stream()
                        .mapToInt(product -> WORN_BYTES + product.length())
                        .sum();
    }

    private static int size(RoomEntry entry) {
        if (entry.event() instanceof RoomEvent.MessagePosted posted) {
            return EVENT_BYTES + posted.text().length() * UTF8_MAX;
        }
        if (entry.event() instanceof RoomEvent.PositionsNoted noted) {
            return EVENT_BYTES + noted.positions().size() * STANCE_BYTES;
        }
        return EVENT_BYTES;
    }

    /** The last part, or a new one if this would make it too large. */
    private static Part with(List<Part> parts, int bytes) {
        var last = parts.get(parts.size() - 1);
        if (last.bytes > 0 && last.bytes + bytes > PART_BYTES) {
            last = new Part();
            parts.add(last);
        }
        last.bytes += bytes;
        return last;
    }

    private static RoomShapes.OccupantView occupant(RoomView.Person person) {
        return new RoomShapes.OccupantView(
                person.number(),
                person.persona().value(),
                person.joinedAt(),
                RoomMessages.spot(person.place()),
                person.pose(),
                person.seat(),
                person.typing(),
                person.reconnecting());
    }

    private static ServerMessage.EventLine line(TalkLine line) {
        var said = new dev.hearth.protocol.RoomEventBody.Said(line.persona().value(), line.text());
        return new ServerMessage.EventLine(line.offset(), line.at(), line.author(), said);
    }

    private static RoomShapes.Head head(RoomView view, Map<String, Integer> taken) {
        var layout = view.layout();
        return new RoomShapes.Head(
                RoomMessages.settings(view.profile()),
                view.closed(),
                view.owner().value(),
                view.builders().stream().map(builder -> builder.value()).toList(),
                layout.shell(),
                new RoomShapes.Floor(layout.width(), layout.depth(), layout.height(), layout.walkSpeed()),
                RoomMessages.seats(layout.seats(), taken));
    }

    private static Map<String, Integer> sitters(RoomView view) {
        Map<String, Integer> taken = new HashMap<>();
        for (var person : view.occupants()) {
            if (person.seat() != null) {
                taken.put(person.seat(), person.number());
            }
        }
        return taken;
    }

    private static final class Part {
        private final List<RoomShapes.OccupantView> occupants = new ArrayList<>();
        private final List<RoomShapes.PieceView> furniture = new ArrayList<>();
        private final List<ServerMessage.EventLine> talk = new ArrayList<>();
        private final List<Face> faces = new ArrayList<>();
        private int bytes;

        ServerMessage message(RoomId room, RoomView view, RoomShapes.@Nullable Head head, int part, int parts) {
            return new ServerMessage.RoomSnapshot(
                    room.value(),
                    view.epoch(),
                    view.offset(),
                    part,
                    parts,
                    head,
                    occupants,
                    furniture,
                    talk,
                    RoomMessages.people(faces));
        }
    }
}
