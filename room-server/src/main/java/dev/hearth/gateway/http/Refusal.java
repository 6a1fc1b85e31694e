package dev.hearth.gateway.http;

import dev.hearth.protocol.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** Why a request gets an error, before it is written. Thrown where a value would have to pass through many hands. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StatusCode status;
    private final ErrorCode code;
    private final String text;
    private final transient Optional<Duration> after;

    private Refusal(StatusCode status, ErrorCode code, String text, Optional<Duration> after) {
        super(code.wire(), null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
        this.after = after;
    }

    static Refusal invalid(String text) {
        return new Refusal(StatusCodes.BAD_REQUEST, ErrorCode.HTTP_INVALID, text, Optional.empty());
    }

    static Refusal of(StatusCode status, ErrorCode code) {
        return of(status, code, code.meaning());
    }

    static Refusal of(StatusCode status, ErrorCode code, String text) {
        return new Refusal(status, code, text, Optional.empty());
    }

    static Refusal later(StatusCode status, ErrorCode code, Duration after) {
        return new Refusal(status, code, code.meaning(), Optional.of(after));
    }

    StatusCode status() {
        return status;
    }

    ErrorCode code() {
        return code;
    }

    String text() {
        return text;
    }

    Optional<Duration> after() {
        return after;
    }
}
