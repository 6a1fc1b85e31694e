package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What one sending of a command came to.
 *
 * @param kind which of the three answers it was, or none
 * @param code the error code of {@code error} and {@code unknown}, else empty
 * @param body the whole answer; a missing node when there was none
 */
public record Answer(Kind kind, String code, JsonNode body) {

    /** The three answers of the protocol, and silence. */
    public enum Kind {
        OK,
        ERROR,
        UNKNOWN,
        /** The connection ended, or the client's patience, before an answer came. */
        UNANSWERED
    }

    /** Reads {@code ok}, {@code error} or {@code unknown}. */
    public static Answer of(JsonNode body) {
        Kind kind = Kind.valueOf(body.path("type").asText().toUpperCase(Locale.ROOT));
        return new Answer(kind, body.path("code").asText(), body);
    }

    static Answer unanswered(String why) {
        return new Answer(Kind.UNANSWERED, why, Json.object());
    }

    public boolean ok() {
        return kind == Kind.OK;
    }

    /** The position in the stream, or 0 when none was said. */
    public long offset() {
        return body.path("offset").asLong();
    }

    /** Whether the server did this before and only repeats the outcome. */
    public boolean dup() {
        return body.path("dup").asBoolean();
    }

    public boolean retriable() {
        return kind == Kind.UNKNOWN
                || kind == Kind.UNANSWERED
                || (kind == Kind.ERROR && !"no".equals(body.path("retry").asText()));
    }

    /** How long the server asks to wait before another try, in milliseconds; 0 when it says nothing. */
    public long afterMs() {
        return body.path("after_ms").asLong();
    }
}
