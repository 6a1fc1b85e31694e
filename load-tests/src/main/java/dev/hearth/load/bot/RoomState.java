package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A room as a fold of its events: the client's own reading of the protocol, against which snapshots are checked. Not
 * thread-safe.
 */
public final class RoomState {

    /** Lines of talk that are remembered; the oldest goes first. */
    public static final int TALK_MAX = 200;

    /** The kinds of events this client knows; others count their offset and change nothing. */
    private static final Map<String, BiConsumer<RoomState, JsonNode>> FOLDS = Map.ofEntries(
            Map.entry("room.created", RoomState::onCreated),
            Map.entry("room.configured", (state, event) -> state.settings = event.path("settings")),
            Map.entry("room.closed", (state, event) -> state.onClosed()),
            Map.entry("room.reopened", (state, event) -> state.closed = false),
            Map.entry("room.joined", (state, event) -> state.put(Occupant.joined(event))),
            Map.entry("room.dressed", RoomState::onDressed),
            Map.entry("room.left", (state, event) -> state.occupants.remove(number(event))),
            Map.entry("room.sat", (state, event) -> state.onSat(event)),
            Map.entry("room.stood", (state, event) -> state.onStood(event)),
            Map.entry("furniture.placed", (state, event) -> state.furniture.onPlaced(event)),
            Map.entry("furniture.moved", (state, event) -> state.furniture.onMoved(event)),
            Map.entry("furniture.removed", (state, event) -> state.furniture.onRemoved(event)),
            Map.entry("room.role-changed", RoomState::onRoleChanged),
            Map.entry(
                    "room.positions", (state, event) -> event.path("positions").forEach(state::onMove)));

    private final TreeMap<Integer, Occupant> occupants = new TreeMap<>();
    private final TreeSet<String> builders = new TreeSet<>();
    private final ArrayDeque<TalkLine> talk = new ArrayDeque<>();
    private final TreeMap<String, JsonNode> seats = new TreeMap<>();
    private final FurnitureState furniture = new FurnitureState();
    private final TreeMap<String, Long> looks = new TreeMap<>();
    private JsonNode settings = Json.object();
    private JsonNode floor = Json.object();
    private String epoch = "";
    private String owner = "";
    private long offset;
    private boolean closed;

    /**
     * One line of talk.
     *
     * @param offset its place in the room's log
     * @param persona who said it
     * @param text what was said
     */
    public record TalkLine(long offset, String persona, String text) {}

    /** Takes over a whole snapshot, all parts merged into one object. */
    public void restore(JsonNode snapshot) {
        occupants.clear();
        talk.clear();
        builders.clear();
        seats.clear();
        looks.clear();
        snapshot.path("people")
                .properties()
                .forEach(face ->
                        looks.put(face.getKey(), face.getValue().path("version").asLong()));
        epoch = snapshot.path("epoch").asText();
        offset = snapshot.path("offset").asLong();
        settings = snapshot.path("settings");
        floor = snapshot.path("floor");
        closed = settings.path("closed").asBoolean();
        owner = settings.path("owner").asText();
        settings.path("builders").forEach(builder -> builders.add(builder.asText()));
        snapshot.path("seats").forEach(seat -> seats.put(seat.path("seat").asText(), seat));
        furniture.restore(snapshot.path("furniture"));
        snapshot.path("occupants").forEach(occupant -> put(Occupant.joined(occupant)));
        snapshot.path("talk").forEach(line -> addTalk(line.path("offset").asLong(), line));
    }

    /** Takes the event that stands at an offset. */
    public void apply(long eventOffset, JsonNode event) {
        String type = event.path("type").asText();
        if ("room.said".equals(type)) {
            addTalk(eventOffset, event);
        } else {
            FOLDS.getOrDefault(type, (state, unknown) -> {}).accept(this, event);
        }
        offset = eventOffset;
    }

    /** Takes the newest place of somebody: {@code [number, x, z, facing]}. */
    void onMove(JsonNode move) {
        occupants.computeIfPresent(
                move.path(0).asInt(),
                (number, occupant) -> occupant.at(
                        move.path(1).asDouble(),
                        move.path(2).asDouble(),
                        move.path(3).asDouble()));
    }

    void onSign(JsonNode sign) {
        occupants.computeIfPresent(number(sign), (number, occupant) -> occupant.signed(sign));
    }

    private void onCreated(JsonNode event) {
        settings = event.path("settings");
        owner = event.path("persona").asText();
    }

    private void onDressed(JsonNode event) {
        looks.put(event.path("persona").asText(), event.path("version").asLong());
    }

    private void onClosed() {
        closed = true;
        occupants.clear();
    }

    private void onSat(JsonNode event) {
        occupants.computeIfPresent(
                number(event),
                (number, occupant) -> occupant.on(event.path("seat").asText()));
    }

    private void onStood(JsonNode event) {
        occupants.computeIfPresent(
                number(event),
                (number, occupant) -> occupant.on("")
                        .at(
                                event.path("x").asDouble(),
                                event.path("z").asDouble(),
                                event.path("facing").asDouble()));
    }

    private void onRoleChanged(JsonNode event) {
        String persona = event.path("persona").asText();
        if ("builder".equals(event.path("role").asText())) {
            builders.add(persona);
        } else {
            builders.remove(persona);
        }
    }

    private void put(Occupant occupant) {
        occupants.put(occupant.number(), occupant);
    }

    private void addTalk(long lineOffset, JsonNode line) {
        if (talk.size() == TALK_MAX) {
            talk.removeFirst();
        }
        talk.add(new TalkLine(
                lineOffset, line.path("persona").asText(), line.path("text").asText()));
    }

    private static Integer number(JsonNode event) {
        return event.path("number").asInt();
    }

    public String epoch() {
        return epoch;
    }

    /** The offset of the last event that is part of this state; 0 before the first. */
    public long offset() {
        return offset;
    }

    public boolean closed() {
        return closed;
    }

    public String owner() {
        return owner;
    }

    public Set<String> builders() {
        return Set.copyOf(builders);
    }

    public JsonNode settings() {
        return settings;
    }

    public JsonNode floor() {
        return floor;
    }

    /** The room's seats by name as the last snapshot described them. */
    public Map<String, JsonNode> seats() {
        return Map.copyOf(seats);
    }

    /** Every piece of furniture by its number: as it was placed, where it is now. */
    public Map<Integer, JsonNode> furniture() {
        return furniture.pieces();
    }

    /** The names of all seats one can take: the room's and those that furniture brings. */
    public Set<String> seatNames() {
        Set<String> names = new TreeSet<>(seats.keySet());
        names.addAll(furniture.seats());
        return names;
    }

    public Collection<Occupant> occupants() {
        return List.copyOf(occupants.values());
    }

    public Optional<Occupant> occupant(String persona) {
        return occupants.values().stream()
                .filter(occupant -> occupant.persona().equals(persona))
                .findFirst();
    }

    public Optional<Occupant> occupant(int number) {
        return Optional.ofNullable(occupants.get(number));
    }

    /** Who sits where: seat name to persona. */
    public Map<String, String> seated() {
        Map<String, String> seated = new TreeMap<>();
        occupants.values().stream()
                .filter(occupant -> !occupant.seat().isEmpty())
                .forEach(occupant -> seated.put(occupant.seat(), occupant.persona()));
        return seated;
    }

    /** The newest version of each persona's look that a snapshot or an event named. */
    public Map<String, Long> looks() {
        return Map.copyOf(looks);
    }

    public List<TalkLine> talk() {
        return new ArrayList<>(talk);
    }

    @Override
    public String toString() {
        return "room at " + epoch + "/" + offset + (closed ? " closed" : "") + " with " + occupants.values();
    }
}
