package dev.hearth.load.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A room of the stub: a log in memory and who is there. Not thread-safe. */
final class StubRoom {

    private static final int TALK_SHOWN = 20;

    private final String id;
    private final List<ObjectNode> log = new ArrayList<>();
    private final Map<String, StubPerson> present = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final JsonNode settings;
    private final String owner;
    private int lastNumber;

    StubRoom(String id, String owner, JsonNode settings) {
        this.id = id;
        this.owner = owner;
        this.settings = settings;
        ObjectNode created =
                Json.object().put("type", "room.created").put("by", 0).put("persona", owner);
        created.set("settings", settings);
        keep(created);
    }

    String id() {
        return id;
    }

    int capacity() {
        return settings.path("capacity").asInt();
    }

    int occupants() {
        return present.size();
    }

    boolean holds(StubPerson person) {
        return present.containsKey(person.persona());
    }

    int number(StubPerson person) {
        return numbers.getOrDefault(person.persona(), 0);
    }

    Optional<StubPerson> numbered(int number) {
        return present.values().stream()
                .filter(person -> number(person) == number)
                .findFirst();
    }

    List<StubPerson> listeners() {
        return List.copyOf(present.values());
    }

    /** Appends to the log; the place it has now. */
    long keep(ObjectNode event) {
        log.add(event);
        return log.size();
    }

    long last() {
        return log.size();
    }

    ObjectNode enter(StubPerson person) {
        present.put(person.persona(), person);
        numbers.put(person.persona(), ++lastNumber);
        return Json.object()
                .put("type", "room.joined")
                .put("by", lastNumber)
                .put("number", lastNumber)
                .put("persona", person.persona())
                .put("x", 1)
                .put("z", 1)
                .put("facing", 0);
    }

    /** What stands for joining where one is. */
    ObjectNode nothingChanged(StubPerson person) {
        return Json.object().put("type", "skip").put("by", number(person));
    }

    ObjectNode leave(StubPerson person) {
        int number = number(person);
        present.remove(person.persona());
        numbers.remove(person.persona());
        return Json.object()
                .put("type", "room.left")
                .put("by", number)
                .put("number", number)
                .put("persona", person.persona())
                .put("reason", "left");
    }

    ObjectNode said(StubPerson person, String text) {
        return Json.object()
                .put("type", "room.said")
                .put("by", number(person))
                .put("persona", person.persona())
                .put("text", text);
    }

    /** @param without somebody who is left out; 0 for nobody */
    ObjectNode snapshot(int without) {
        ObjectNode snapshot = Json.object()
                .put("type", "room.snapshot")
                .put("room", id)
                .put("epoch", "stub")
                .put("offset", log.size())
                .put("part", 1)
                .put("parts", 1);
        ObjectNode shown = settings.deepCopy();
        snapshot.set("settings", shown.put("owner", owner).put("closed", false));
        ArrayNode occupants = snapshot.putArray("occupants");
        numbers.forEach((persona, number) -> {
            if (number != without) {
                occupants
                        .addObject()
                        .put("number", number)
                        .put("persona", persona)
                        .put("x", 1)
                        .put("z", 1)
                        .put("facing", 0);
            }
        });
        talk(snapshot.putArray("talk"));
        return snapshot;
    }

    private void talk(ArrayNode lines) {
        for (int i = 0; i < log.size(); i++) {
            if ("room.said".equals(log.get(i).path("type").asText())) {
                lines.add(log.get(i).deepCopy().put("offset", i + 1));
            }
        }
        while (lines.size() > TALK_SHOWN) {
            lines.remove(0);
        }
    }

    /** A page of the log that ends before an offset; 0 for the newest. */
    ArrayNode page(long before, int limit) {
        return StubInbox.page(log, before, limit);
    }
}
