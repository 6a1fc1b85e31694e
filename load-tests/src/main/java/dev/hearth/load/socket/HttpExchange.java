package dev.hearth.load.socket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP/1.1 request on a connection of its own. The JDK's client cannot bind a source address on Java 17, and
 * limits by address can only be tested from several of them.
 */
public final class HttpExchange {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int BODY_BYTES_MAX = 4 << 20;

    private HttpExchange() {}

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param headers header values by lower-case name; of repeated headers the last
     * @param body the decoded body
     */
    public record Response(int status, Map<String, String> headers, String body) {}

    /** Sends a request without a body. */
    public static Response get(URI uri, Optional<InetAddress> source) throws IOException {
        return send("GET", uri, source, "");
    }

    /** Sends a JSON body. */
    public static Response post(URI uri, Optional<InetAddress> source, String json) throws IOException {
        return send("POST", uri, source, json);
    }

    private static Response send(String method, URI uri, Optional<InetAddress> source, String body) throws IOException {
        try (Socket socket = new Socket()) {
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get(), 0));
            }
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), (int) TIMEOUT.toMillis());
            socket.getOutputStream().write(request(method, uri, body));
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static byte[] request(String method, URI uri, String body) {
        byte[] payload = body.getBytes(StandardCharsets.UTF_8);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String head = method + " " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nConnection: close\r\nAccept: application/json\r\n"
                + (payload.length == 0
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: " + payload.length + "\r\n")
                + "\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    private static Response read(InputStream in) throws IOException {
        String statusLine = line(in);
        if (!statusLine.startsWith("HTTP/1.1 ") || statusLine.length() < 12) {
            throw new IOException("not an HTTP answer: " + statusLine);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        return new Response(Integer.parseInt(statusLine.substring(9, 12)), headers, body(in, headers));
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        byte[] bytes = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
                ? chunks(in)
                : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "" + BODY_BYTES_MAX)));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int length = Integer.parseInt(line(in).trim(), 16);
        while (length > 0 && body.size() + length <= BODY_BYTES_MAX) {
            body.writeBytes(in.readNBytes(length));
            line(in);
            length = Integer.parseInt(line(in).trim(), 16);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
