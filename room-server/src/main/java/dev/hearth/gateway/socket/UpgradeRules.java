package dev.hearth.gateway.socket;

import dev.hearth.observability.RefusalReason;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may open a socket. Judges the request line and headers alone, before any work is done. Thread-safe.
 */
final class UpgradeRules {

    static final String PATH = "/v1/socket";
    static final String SUBPROTOCOL = "hearth.v1.json";
    static final String VERSION = "13";

    private static final int KEY_BYTES = 16;
    private static final List<String> NO_BODY = List.of("0");

    private final Set<String> origins;
    private final IntSupplier connectionsMax;
    private final NodeLimits limits;
    private final Turnstile turnstile;
    private final LongSupplier nanos;
    private final AtomicInteger open;

    /** Either a way in, or the status to answer with. */
    enum Verdict {
        WELCOME(101),
        MALFORMED(400),
        LINE_TOO_LONG(414),
        HEADERS_TOO_LARGE(431),
        NOT_FOUND(404),
        NO_UPGRADE(426),
        WRONG_SUBPROTOCOL(400),
        FOREIGN_ORIGIN(403),
        TOO_MANY(503);

        private final int status;

        Verdict(int status) {
            this.status = status;
        }

        HttpResponseStatus status() {
            return HttpResponseStatus.valueOf(status);
        }
    }

    /**
     * @param origins exactly these values of the Origin header; requests without one are allowed
     * @param open how many sockets there are now, this one included
     */
    UpgradeRules(
            Set<String> origins,
            IntSupplier connectionsMax,
            NodeLimits limits,
            Turnstile turnstile,
            LongSupplier nanos,
            AtomicInteger open) {
        this.origins = Set.copyOf(origins);
        this.connectionsMax = connectionsMax;
        this.limits = limits;
        this.turnstile = turnstile;
        this.nanos = nanos;
        this.open = open;
    }

    Verdict judge(HttpRequest request, String address) {
        var refusal = refusal(address, nanos.getAsLong());
        if (refusal != null) {
            turnstile.refusedSocket(refusal);
            return Verdict.TOO_MANY;
        }
        return request.decoderResult().isSuccess()
                ? judge(request)
                : unreadable(request.decoderResult().cause());
    }

    private @Nullable RefusalReason refusal(String address, long now) {
        if (limits.upgrades().take(address, now) > 0
                || limits.failedIdentifies().isExhausted(address, now)) {
            return RefusalReason.ADDRESS;
        }
        return open.get() > connectionsMax.getAsInt() ? RefusalReason.FULL : turnstile.refusal();
    }

    /** How long whoever is refused with {@link Verdict#TOO_MANY} should wait. */
    Duration patience() {
        return turnstile.patience();
    }

    private static Verdict unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Verdict.LINE_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? Verdict.HEADERS_TOO_LARGE : Verdict.MALFORMED;
    }

    private Verdict judge(HttpRequest request) {
        var headers = request.headers();
        if (!request.method().equals(HttpMethod.GET) || !request.uri().equals(PATH)) {
            return Verdict.NOT_FOUND;
        }
        if (!origins.containsAll(headers.getAll(HttpHeaderNames.ORIGIN))) {
            return Verdict.FOREIGN_ORIGIN;
        }
        if (!wantsUpgrade(request)) {
            return Verdict.NO_UPGRADE;
        }
        if (!isWellFormed(headers)) {
            return Verdict.MALFORMED;
        }
        return speaksOurs(headers) ? Verdict.WELCOME : Verdict.WRONG_SUBPROTOCOL;
    }

    private static boolean wantsUpgrade(HttpRequest request) {
        var headers = request.headers();
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of(VERSION));
    }

    /** One host, one key of 16 bytes, and no body, which no handshake has. */
    private static boolean isWellFormed(HttpHeaders headers) {
        var hosts = headers.getAll(HttpHeaderNames.HOST);
        var keys = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        var lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        return (hosts.size() == 1 && !hosts.get(0).isBlank())
                && (keys.size() == 1 && isKey(keys.get(0)))
                && (lengths.isEmpty() || lengths.equals(NO_BODY))
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean speaksOurs(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(name -> name.strip().equals(SUBPROTOCOL));
    }
}
