package dev.hearth.gateway.http;

import java.net.URI;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** Says where clients find the socket: at the configured URL, or on the host they came through with the socket's port. */
final class SocketAddress {
    private static final String PATH = "/v1/socket";

    /** Narrow, because its beginning goes into a security header as it is. */
    private static final Pattern SOCKET_URL =
            Pattern.compile("wss?://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?");

    private final Optional<URI> configured;
    private final String scheme;
    private final IntSupplier port;

    SocketAddress(Optional<URI> configured, boolean encrypted, IntSupplier port) {
        this.configured = configured;
        this.scheme = encrypted ? "wss://" : "ws://";
        this.port = port;
    }

    static boolean isSocketUrl(String text) {
        return SOCKET_URL.matcher(text).matches();
    }

    String url(RequestHost host) {
        return configured.map(URI::toString).orElseGet(() -> local(host) + PATH);
    }

    /** Scheme, host and port: what a page must be allowed to connect to. */
    String origin(RequestHost host) {
        return configured
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .orElseGet(() -> local(host));
    }

    private String local(RequestHost host) {
        return scheme + host.name() + ":" + port.getAsInt();
    }
}
