package dev.hearth.load.oracle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A page on the loopback address that judges the run when it is asked for. A generator can ask for it as the last request
 * of the run, so that the verdict stands in its report beside the times of all other requests.
 */
final class VerdictDoor implements AutoCloseable {

    private final HttpServer server;

    private VerdictDoor(HttpServer server) {
        this.server = server;
    }

    /** @param verdict may take as long as it needs */
    static VerdictDoor open(Supplier<String> verdict) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/verdict", exchange -> answer(exchange, verdict.get()));
        server.start();
        return new VerdictDoor(server);
    }

    private static void answer(HttpExchange exchange, String verdict) throws IOException {
        try (exchange) {
            byte[] body = verdict.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/verdict");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
