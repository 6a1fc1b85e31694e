package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** One room as one bot sees it: joins snapshot parts, folds events and volatile messages, lets tests wait. */
public final class RoomView {

    private final Watched<RoomState> state = new Watched<>(new RoomState());
    private ObjectNode parts = Json.object();
    private volatile boolean attended;
    private volatile boolean following;
    private final AtomicInteger snapshots = new AtomicInteger();

    /** Whether the bot believes to be in the room. */
    public boolean attended() {
        return attended;
    }

    /** How many whole snapshots have come. */
    public int snapshots() {
        return snapshots.get();
    }

    /** Waits until more snapshots have come than before. */
    public void awaitSnapshot(int before, Duration within) throws InterruptedException {
        state.await("another snapshot", within, room -> snapshots.get() > before);
    }

    /** After a new connection: waits until the server has said how the room goes on, or that it does not. */
    public void awaitSettled(Duration within) throws InterruptedException {
        state.await("how the room goes on", within, room -> following || !attended);
    }

    void gone() {
        state.change(room -> {
            attended = false;
            following = false;
        });
    }

    /** The connection is new; what the room does now is not known yet. */
    void interrupted() {
        state.change(room -> following = false);
    }

    void continued() {
        state.change(room -> following = true);
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
        state.change(room -> {
            room.restore(whole);
            attended = true;
            following = true;
            snapshots.incrementAndGet();
        });
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
