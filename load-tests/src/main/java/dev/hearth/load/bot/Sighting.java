package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something a client was told about a stream, in the order in which it was told.
 *
 * @param kind what it was
 * @param stream {@code room:<id>} or {@code inbox}; empty for {@link Kind#CONNECTED}
 * @param epoch the stream's epoch as known then
 * @param offset the position it spoke of
 * @param body the event or the whole snapshot
 * @param at when it arrived, by the client's clock
 */
public record Sighting(Kind kind, String stream, String epoch, long offset, JsonNode body, Instant at) {

    /** What was seen. */
    public enum Kind {
        /** A new connection is ready: from here on only announced streams go on. */
        CONNECTED,
        /** One event of the stream. */
        EVENT,
        /** The whole state at an offset. */
        SNAPSHOT,
        /** The stream goes on where this client was, perhaps with a replay first. */
        CONTINUED,
        /** The stream will begin anew with a snapshot. */
        RESTARTED,
        /** The client is not part of the stream any more. */
        GONE
    }
}
