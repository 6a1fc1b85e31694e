package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Rooms and inbox of one person, fed by pushes: what was seen goes into the history. */
public final class StreamDesk {

    private final History history;
    private final String persona;
    private final Map<String, RoomView> rooms = new ConcurrentHashMap<>();
    private final Map<String, String> streams = new ConcurrentHashMap<>();
    private final Watched<InboxState> inbox = new Watched<>(new InboxState());
    private volatile Consumer<JsonNode> answers = ignored -> {};

    public StreamDesk(History history, String persona) {
        this.history = history;
        this.persona = persona;
    }

    public RoomView room(String id) {
        return rooms.computeIfAbsent(id, unseen -> new RoomView());
    }

    /** Whoever wants to know how each stream goes on after a new connection. */
    void onAnswers(Consumer<JsonNode> listener) {
        answers = listener;
    }

    Watched<InboxState> inbox() {
        return inbox;
    }

    /** How far each stream was seen, as a new connection names it. */
    public List<ObjectNode> positions() {
        List<ObjectNode> positions = new ArrayList<>();
        rooms.forEach((id, room) -> {
            if (room.attended()) {
                positions.add(room.read(state -> position("room:" + id, state.epoch(), state.offset())));
            }
        });
        if (inbox.read(InboxState::offset) > 0) {
            positions.add(inbox.read(state -> position("inbox", state.epoch(), state.offset())));
        }
        return positions;
    }

    private static ObjectNode position(String stream, String epoch, long offset) {
        return Json.object().put("stream", stream).put("epoch", epoch).put("offset", offset);
    }

    /** Takes a message about a stream; says false to any other. */
    public boolean take(JsonNode message) {
        switch (message.path("type").asText()) {
            case "room.snapshot" -> onSnapshotPart(message);
            case "room.events" -> onRoomEvents(message);
            case "room.moves" -> roomOf(message).onMoves(message);
            case "room.signs" -> roomOf(message).onSigns(message);
            case "inbox.events" -> onInboxEvents(message);
            case "stream" -> onStreamAnswer(message);
            default -> {
                return false;
            }
        }
        return true;
    }

    private RoomView roomOf(JsonNode message) {
        return room(message.path("room").asText());
    }

    private void onSnapshotPart(JsonNode part) {
        String stream = "room:" + part.path("room").asText();
        roomOf(part)
                .onSnapshotPart(part)
                .ifPresent(whole -> history.saw(
                        Sighting.Kind.SNAPSHOT,
                        stream,
                        whole.path("epoch").asText(),
                        whole.path("offset").asLong(),
                        whole));
    }

    private void onRoomEvents(JsonNode message) {
        RoomView room = roomOf(message);
        String stream = streams.computeIfAbsent(message.path("room").asText(), id -> "room:" + id);
        long offset = message.path("offset").asLong();
        for (JsonNode event : message.path("events")) {
            JsonNode kept = history.saw(Sighting.Kind.EVENT, stream, room.read(RoomState::epoch), offset, event);
            boolean mine = room.read(state -> state.occupant(persona)).isPresent();
            // The room remembers words and names of it: those of the one copy that all histories share.
            room.onEvent(offset, kept);
            if (mine && room.read(state -> state.occupant(persona)).isEmpty()) {
                room.gone();
            }
            offset++;
        }
    }

    private void onInboxEvents(JsonNode message) {
        String epoch = message.path("epoch").asText();
        long offset = message.path("offset").asLong();
        for (JsonNode event : message.path("events")) {
            long position = offset++;
            history.saw(Sighting.Kind.EVENT, "inbox", epoch, position, event);
            inbox.change(state -> state.apply(epoch, position, event));
        }
    }

    private void onStreamAnswer(JsonNode message) {
        String stream = message.path("stream").asText();
        Sighting.Kind kind = switch (message.path("answer").asText()) {
            case "live", "replay" -> Sighting.Kind.CONTINUED;
            case "snapshot" -> Sighting.Kind.RESTARTED;
            default -> Sighting.Kind.GONE;
        };
        history.saw(
                kind,
                stream,
                message.path("epoch").asText(),
                message.path("offset").asLong(),
                message);
        if (stream.startsWith("room:")) {
            settle(room(stream.substring("room:".length())), kind);
        }
        answers.accept(message);
    }

    private static void settle(RoomView room, Sighting.Kind kind) {
        if (kind == Sighting.Kind.GONE) {
            room.gone();
        } else if (kind == Sighting.Kind.CONTINUED) {
            room.continued();
        }
    }

    /** A new connection follows nothing until it is told so. */
    public void interrupted() {
        rooms.values().forEach(RoomView::interrupted);
    }

    /** Its person left a room and was told that it is so; nothing of that room follows. */
    public void left(String room) {
        room(room).gone();
    }
}
