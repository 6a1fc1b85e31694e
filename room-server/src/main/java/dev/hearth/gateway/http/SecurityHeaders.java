package dev.hearth.gateway.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What every answer forbids the browser: foreign code, foreign frames, guessing, leaking addresses. */
public final class SecurityHeaders {
    private static final List<HttpHeader> FIXED = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

    private SecurityHeaders() {}

    /** Adds them; {@code connectTo} is the origin of the socket, empty for answers that are no page. */
    public static HttpResponse on(HttpResponse response, String connectTo) {
        var headers = new ArrayList<>(FIXED);
        headers.add(RawHeader.create("Content-Security-Policy", policy(connectTo)));
        return response.addHeaders(headers);
    }

    private static String policy(String connectTo) {
        var connect = connectTo.isEmpty() ? "" : " " + connectTo;
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
                + connect + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
