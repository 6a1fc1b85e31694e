package dev.hearth.load.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where a socket goes and how it introduces itself.
 *
 * @param uri a {@code ws} address with a port
 * @param source the local address to bind, or empty for the system's choice
 * @param headers extra header lines of the upgrade request, such as {@code Sec-WebSocket-Protocol} or {@code Origin}
 */
public record SocketTarget(URI uri, Optional<InetAddress> source, Map<String, String> headers) {

    /** The subprotocol of protocol version 1. */
    public static final String HEARTH_V1 = "hearth.v1.json";

    public SocketTarget {
        if (!"ws".equals(uri.getScheme()) || uri.getPort() <= 0) {
            throw new IllegalArgumentException("expected ws://host:port/path, not " + uri);
        }
        headers = Map.copyOf(headers);
    }

    /** A target that asks for protocol version 1. */
    public static SocketTarget hearth(URI uri, Optional<InetAddress> source) {
        return new SocketTarget(uri, source, Map.of("Sec-WebSocket-Protocol", HEARTH_V1));
    }

    InetSocketAddress remote() {
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** The upgrade request, ready to be sent. */
    String upgradeRequest(String key) {
        StringBuilder request = new StringBuilder(256)
                .append("GET ")
                .append(uri.getRawPath())
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getHost())
                .append(':')
                .append(uri.getPort())
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: ")
                .append(key)
                .append("\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }
}
