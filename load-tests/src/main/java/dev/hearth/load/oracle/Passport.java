package dev.hearth.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;

/** By what a visitor is known to the server: its tokens, and the link that its sockets share. Not thread-safe. */
final class Passport {

    private final JsonNode signIn;
    private final ObjectNode link = Json.object();
    private boolean linkLost;

    /** @param signIn the server's answer to signing in */
    Passport(JsonNode signIn) {
        this.signIn = signIn;
    }

    String name() {
        return signIn.path("name").asText();
    }

    String persona() {
        return signIn.path("persona").asText();
    }

    private String token() {
        return signIn.path("access_token").asText();
    }

    /** The first frame of the first socket. */
    ObjectNode identification() {
        return Commands.of("identify").put("token", token()).put("client", "hearth-load/1");
    }

    /** Keeps the link that the server gave, and says whether it is the first one. */
    boolean welcomed(JsonNode welcome) {
        boolean first = link.isEmpty();
        link.put("type", "resume")
                .put("token", token())
                .put("link", welcome.path("link").asText())
                .put("secret", welcome.path("secret").asText());
        linkLost = false;
        return first;
    }

    /** The link cannot be taken over, as far as anybody knows. */
    void linkLost() {
        linkLost = true;
    }

    /** The first frame of any further socket: takes over the link, or begins another one where the last one was. */
    ObjectNode resumption(Collection<ObjectNode> positions) {
        ObjectNode frame = linkLost || link.isEmpty() ? identification() : link.deepCopy();
        positions.forEach(frame.withArray("streams")::add);
        return frame;
    }

    /** The same person for a client of another kind, with tokens that may be over. */
    Guest guest(Optional<InetAddress> source) {
        return new Guest(
                "", persona(), name(), token(), signIn.path("refresh_token").asText(), source);
    }
}
