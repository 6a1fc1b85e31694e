package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.socket.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * The HTTP side of a server: signing in and asking where the socket is. Calls block.
 *
 * @param base the address people open, such as {@code http://127.0.0.1:8080}
 */
public record FrontDoor(URI base) {

    /** Makes a guest. */
    public Guest guest(String name, Optional<InetAddress> source) throws IOException {
        return Guest.from(expect(201, HttpExchange.post(at("/v1/guests"), source, named(name))), source);
    }

    /** Trades the guest's refresh token for new tokens. */
    public Guest refresh(Guest guest) throws IOException {
        String body = Json.object().put("refresh_token", guest.refreshToken()).toString();
        return Guest.from(expect(200, HttpExchange.post(at("/v1/tokens"), guest.source(), body)), guest.source());
    }

    /** Where sockets are opened. */
    public URI socket() throws IOException {
        return URI.create(expect(200, HttpExchange.get(at("/v1/config"), Optional.empty()))
                .path("socket_url")
                .asText());
    }

    /** The list of public rooms for a raw query string such as {@code text=tea&limit=10}. */
    public JsonNode rooms(String query) throws IOException {
        return expect(200, HttpExchange.get(at("/v1/rooms?" + query), Optional.empty()));
    }

    public URI at(String path) {
        return base.resolve(path);
    }

    private static String named(String name) {
        return Json.object().put("name", name).toString();
    }

    private static JsonNode expect(int status, HttpExchange.Response response) throws IOException {
        if (response.status() != status) {
            throw new IOException("expected " + status + ", got " + response.status() + ": " + response.body());
        }
        return Json.parse(response.body());
    }
}
