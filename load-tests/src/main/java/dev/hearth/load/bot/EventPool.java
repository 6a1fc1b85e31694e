package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one copy of each event that many bots see, so that histories of hundreds of bots fit into memory. Equal means
 * equal in every field: an event that came to one of them differently stays different. Thread-safe.
 */
public final class EventPool {

    private final ConcurrentHashMap<JsonNode, JsonNode> events = new ConcurrentHashMap<>();
    private final int eventsMax;

    /** @param eventsMax different events that are shared; those beyond are kept by each history for itself */
    public EventPool(int eventsMax) {
        this.eventsMax = eventsMax;
    }

    /** Shares nothing. */
    public static EventPool none() {
        return new EventPool(0);
    }

    JsonNode shared(Sighting.Kind kind, JsonNode body) {
        if (kind != Sighting.Kind.EVENT) {
            return body;
        }
        JsonNode known = events.get(body);
        if (known != null) {
            return known;
        }
        if (events.size() < eventsMax) {
            events.put(body, body);
        }
        return body;
    }
}
