package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/** The inbox as far as one bot has seen it pushed. Not thread-safe. */
public final class InboxState {

    /** Events that are remembered; the oldest goes first. */
    private static final int EVENTS_MAX = 10_000;

    private final TreeMap<Long, JsonNode> events = new TreeMap<>();
    private String epoch = "";
    private long offset;

    void apply(String eventEpoch, long eventOffset, JsonNode event) {
        epoch = eventEpoch;
        offset = eventOffset;
        events.put(eventOffset, event);
        if (events.size() > EVENTS_MAX) {
            events.pollFirstEntry();
        }
    }

    public String epoch() {
        return epoch;
    }

    public long offset() {
        return offset;
    }

    /** Whether a message with this text was pushed. */
    public boolean holds(String text) {
        return events.values().stream()
                .anyMatch(event -> text.equals(event.path("text").asText()));
    }

    @Override
    public String toString() {
        return "inbox at " + epoch + "/" + offset + " " + events;
    }
}
