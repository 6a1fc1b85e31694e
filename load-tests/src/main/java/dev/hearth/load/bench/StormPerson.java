package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in one room whose socket is cut and who comes back on the same link, from where they had read. Tries again
 * when a socket is refused. Confined to the client's event loop.
 */
final class StormPerson implements BenchSocket.Follower {

    private static final int RETRY_MS = 500;
    private static final String ROOM_STREAM = "room:";

    private final Guest guest;
    private final BenchLoop loop;
    private String link = "";
    private String secret = "";
    private String room = "";
    private String epoch = "";
    private long offset;
    private long holes;
    private int failures;
    private int linksLost;
    private long missed;
    private boolean live;
    private long liveAt;
    private String answer = "";
    private String lastFailure = "";
    private @Nullable BenchSocket socket;

    StormPerson(Guest guest, BenchLoop loop) {
        this.guest = guest;
        this.loop = loop;
    }

    /** Opens a socket, now. */
    BenchSocket open() {
        socket = loop.open(guest, this);
        return socket;
    }

    /**
     * Loses the socket.
     *
     * @param forgets how many of the newest events are taken for missed
     */
    void cut(int forgets) {
        if (socket != null) {
            socket.cut();
        }
        live = false;
        answer = "";
        missed = forgets;
    }

    @Override
    public ObjectNode introduction() {
        ObjectNode frame = Json.object()
                .put("type", link.isEmpty() ? "identify" : "resume")
                .put("token", guest.accessToken())
                .put("client", "hearth-bench/1");
        if (!link.isEmpty()) {
            frame.put("link", link).put("secret", secret);
        }
        var streams = frame.putArray("streams");
        if (!epoch.isEmpty()) {
            offset -= missed;
            missed = 0;
            streams.addObject()
                    .put("stream", ROOM_STREAM + room)
                    .put("epoch", epoch)
                    .put("offset", offset);
        }
        return frame;
    }

    @Override
    public void onMessage(JsonNode message) {
        switch (message.path("type").asText()) {
            case "ready", "resumed" -> {
                link = message.path("link").asText();
                secret = message.path("secret").asText();
            }
            case "stream" -> onStream(message);
            case "room.snapshot" -> onSnapshot(message);
            case "room.events" -> onEvents(message);
            default -> {
                // Answers to commands go to whoever asked.
            }
        }
    }

    private void onStream(JsonNode message) {
        answer = message.path("answer").asText();
        if ("live".equals(answer)) {
            arrived();
        }
    }

    private void onSnapshot(JsonNode part) {
        room = part.path("room").asText();
        epoch = part.path("epoch").asText();
        offset = part.path("offset").asLong();
        if (part.path("part").asInt() == part.path("parts").asInt()) {
            arrived();
        }
    }

    private void onEvents(JsonNode message) {
        long first = message.path("offset").asLong();
        long last = first + message.path("events").size() - 1;
        if (first > offset + 1) {
            holes++;
        }
        offset = Math.max(offset, last);
        if ("replay".equals(answer)) {
            arrived();
        }
    }

    private void arrived() {
        if (!live) {
            live = true;
            liveAt = System.nanoTime();
        }
    }

    @Override
    public void onEnd(String why) {
        failures++;
        lastFailure = why;
        if (why.contains("closed with 43")) {
            link = "";
            linksLost++;
        }
        loop.after(RETRY_MS, this::open);
    }

    /** Asks on the present socket; may be called from anywhere. */
    CompletableFuture<JsonNode> ask(ObjectNode command) {
        return CompletableFuture.completedFuture(command)
                .thenComposeAsync(asked -> Objects.requireNonNull(socket).ask(asked), loop::execute);
    }

    boolean isLive() {
        return live;
    }

    /** When everything that had been missed was there. */
    long liveAt() {
        return liveAt;
    }

    /** How the room's stream went on: live, replay, snapshot or gone; empty without an answer. */
    String answer() {
        return answer;
    }

    String room() {
        return room;
    }

    long offset() {
        return offset;
    }

    long holes() {
        return holes;
    }

    /** Sockets that were refused or lost without being cut. */
    int failures() {
        return failures;
    }

    String lastFailure() {
        return lastFailure;
    }

    /** Links that the server did not know any more. */
    int linksLost() {
        return linksLost;
    }
}
