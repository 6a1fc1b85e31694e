package dev.hearth.load.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream as the server kept it.
 *
 * @param stream {@code room:<id>} or {@code inbox:<persona>}
 * @param epoch its epoch, or empty when the source does not say
 * @param entries all entries in the order in which the source gave them
 */
public record StreamLog(String stream, String epoch, List<Entry> entries) {

    private static final String ROOM_PREFIX = "room:";

    /**
     * One event at its place.
     *
     * @param offset from 1
     * @param event the event as on the wire
     */
    public record Entry(long offset, JsonNode event) {

        public String type() {
            return event.path("type").asText();
        }

        boolean textIs(String field, String value) {
            return value.equals(event.path(field).asText());
        }
    }

    public StreamLog {
        entries = List.copyOf(entries);
    }

    public static String room(String id) {
        return ROOM_PREFIX + id;
    }

    public static String inbox(String persona) {
        return "inbox:" + persona;
    }

    boolean isRoom() {
        return stream.startsWith(ROOM_PREFIX);
    }

    Optional<Entry> at(long offset) {
        boolean inOrder = offset >= 1
                && offset <= entries.size()
                && entries.get((int) offset - 1).offset() == offset;
        return inOrder
                ? Optional.of(entries.get((int) offset - 1))
                : entries.stream().filter(entry -> entry.offset() == offset).findFirst();
    }

    /** Who was given which occupant number; numbers are never given twice in an epoch. */
    Map<Integer, String> personaOfNumber() {
        Map<Integer, String> personas = new HashMap<>();
        entries.stream()
                .filter(entry -> "room.joined".equals(entry.type()))
                .map(Entry::event)
                .forEach(event -> personas.put(
                        event.path("number").asInt(), event.path("persona").asText()));
        return personas;
    }

    List<Violation> gaps() {
        List<Violation> gaps = new ArrayList<>();
        long expected = 1;
        for (Entry entry : entries) {
            if (entry.offset() != expected) {
                String detail = "expected offset " + expected + ", found " + entry.offset();
                gaps.add(new Violation(Invariant.LOG_IS_WHOLE, stream, detail));
            }
            expected = entry.offset() + 1;
        }
        return gaps;
    }
}
