package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One room as one bot sees it: joins snapshot parts, folds events and volatile messages, lets tests wait. */
public final class RoomView {

    private final Watched<RoomState> state = new Watched<>(new RoomState());
    private ObjectNode parts = Json.object();
    private volatile boolean attended;

    /** Whether the bot believes to be in the room. */
    public boolean attended() {
        return attended;
    }

    void attended(boolean now) {
        attended = now;
    }

    public <R> R read(Function<RoomState, R> reader) {
        return state.read(reader);
    }

    /** Waits until the view satisfies a condition. */
    public void await(String what, Duration within, Predicate<RoomState> condition) throws InterruptedException {
        state.await(what, within, condition);
    }

    /** Takes one part; returns the whole snapshot when it was the last one. */
    Optional<JsonNode> onSnapshotPart(JsonNode part) {
        if (part.path("part").asInt() == 1) {
            parts = Json.object();
        }
        part.properties().forEach(field -> merge(field.getKey(), field.getValue()));
        if (part.path("part").asInt() < part.path("parts").asInt()) {
            return Optional.empty();
        }
        ObjectNode whole = parts;
        parts = Json.object();
        attended = true;
        state.change(room -> room.restore(whole));
        return Optional.of(whole);
    }

    private void merge(String name, JsonNode value) {
        JsonNode before = parts.path(name);
        if (before instanceof ArrayNode list && value instanceof ArrayNode more) {
            list.addAll(more);
        } else if (before instanceof ObjectNode map && value instanceof ObjectNode more) {
            map.setAll(more);
        } else {
            parts.set(name, value.deepCopy());
        }
    }

    void onEvent(long offset, JsonNode event) {
        state.change(room -> room.apply(offset, event));
    }

    void onMoves(JsonNode message) {
        state.change(room -> message.path("moves").forEach(room::onMove));
    }

    void onSigns(JsonNode message) {
        state.change(room -> message.path("signs").forEach(room::onSign));
    }
}
