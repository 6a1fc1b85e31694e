package dev.hearth.gateway.socket;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Who may open a socket. Judges the request line and headers alone, before any work is done. Thread-safe.
 */
final class UpgradeRules {

    static final String PATH = "/v1/socket";
    static final String SUBPROTOCOL = "hearth.v1.json";

    private final Set<String> origins;
    private final int connectionsMax;
    private final NodeLimits limits;
    private final LongSupplier nanos;
    private final AtomicInteger open;

    /** Either a way in, or the status to answer with. */
    enum Verdict {
        WELCOME(101),
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
    UpgradeRules(Set<String> origins, int connectionsMax, NodeLimits limits, LongSupplier nanos, AtomicInteger open) {
        this.origins = Set.copyOf(origins);
        this.connectionsMax = connectionsMax;
        this.limits = limits;
        this.nanos = nanos;
        this.open = open;
    }

    Verdict judge(HttpRequest request, String address) {
        long now = nanos.getAsLong();
        boolean tooMany = limits.upgrades().take(address, now) > 0
                || limits.failedIdentifies().isExhausted(address, now)
                || open.get() > connectionsMax;
        if (tooMany) {
            return Verdict.TOO_MANY;
        }
        var headers = request.headers();
        var origin = headers.get(HttpHeaderNames.ORIGIN);
        if (!request.method().equals(HttpMethod.GET) || !request.uri().equals(PATH)) {
            return Verdict.NOT_FOUND;
        }
        if (origin != null && !origins.contains(origin)) {
            return Verdict.FOREIGN_ORIGIN;
        }
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)) {
            return Verdict.NO_UPGRADE;
        }
        boolean speaks = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(name -> name.strip().equals(SUBPROTOCOL));
        return speaks ? Verdict.WELCOME : Verdict.WRONG_SUBPROTOCOL;
    }
}
