package dev.hearth.operations.http;

import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** Why a request at the console gets an error, before it is written. Thrown where a value would pass through many hands. */
final class ConsoleRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StatusCode status;
    private final String code;

    private ConsoleRefusal(StatusCode status, String code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ConsoleRefusal of(StatusCode status, String code, String text) {
        return new ConsoleRefusal(status, code, text);
    }

    static ConsoleRefusal invalid(String text) {
        return of(StatusCodes.BAD_REQUEST, "invalid", text);
    }

    static ConsoleRefusal notFound(String text) {
        return of(StatusCodes.NOT_FOUND, "not-found", text);
    }

    static ConsoleRefusal conflict(String code, String text) {
        return of(StatusCodes.CONFLICT, code, text);
    }

    static ConsoleRefusal unavailable(String code, String text) {
        return of(StatusCodes.SERVICE_UNAVAILABLE, code, text);
    }

    StatusCode status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
