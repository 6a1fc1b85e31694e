package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The furniture of a room as one client sees it: every piece as it was placed, with where it was moved last. */
final class FurnitureState {

    private static final List<String> PLACED =
            List.of("piece", "product", "persona", "x", "y", "z", "yaw", "scale", "seats");
    private static final List<String> MOVED = List.of("x", "y", "z", "yaw", "scale", "seats");

    private final TreeMap<Integer, ObjectNode> pieces = new TreeMap<>();

    void restore(JsonNode furniture) {
        pieces.clear();
        furniture.forEach(piece -> {
            ObjectNode placed = place(piece);
            // Who sits there is told apart, and is not part of the piece.
            placed.path("seats").forEach(seat -> ((ObjectNode) seat).remove("occupant"));
        });
    }

    void onPlaced(JsonNode event) {
        var unused = place(event);
    }

    void onMoved(JsonNode event) {
        pieces.computeIfPresent(event.path("piece").asInt(), (number, piece) -> copy(event, MOVED, piece.deepCopy()));
    }

    void onRemoved(JsonNode event) {
        pieces.remove(event.path("piece").asInt());
    }

    Map<Integer, JsonNode> pieces() {
        return Map.copyOf(pieces);
    }

    Set<String> seats() {
        TreeSet<String> seats = new TreeSet<>();
        pieces.values()
                .forEach(piece -> piece.path("seats")
                        .forEach(seat -> seats.add(seat.path("seat").asText())));
        return seats;
    }

    private ObjectNode place(JsonNode shape) {
        ObjectNode piece = copy(shape, PLACED, Json.object());
        pieces.put(piece.path("piece").asInt(), piece);
        return piece;
    }

    private static ObjectNode copy(JsonNode from, List<String> fields, ObjectNode to) {
        fields.forEach(field -> to.set(field, from.path(field).deepCopy()));
        return to;
    }
}
