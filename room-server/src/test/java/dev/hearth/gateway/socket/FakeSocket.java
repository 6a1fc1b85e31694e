package dev.hearth.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/** A connection that writes down what its relay wants of it. Read it only after the loop has run. */
final class FakeSocket implements RoomSocket {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Messages, and words for what is no message, in order. */
    final List<String> log = new ArrayList<>();

    final List<ByteBuf> durable = new ArrayList<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    int flushes;
    volatile boolean visible = true;
    private List<String> lastMoves = List.of();
    private final String name;
    private final SocketLoop loop;

    FakeSocket(String name, SocketLoop loop) {
        this.name = name;
        this.loop = loop;
    }

    /** How many events the transferred frame with this first offset held. */
    int events(long firstOffset) {
        return counts.getOrDefault(firstOffset, 0);
    }

    @Override
    public ConnectionId id() {
        return new ConnectionId("link-" + name, 1);
    }

    @Override
    public Principal principal() {
        return FakeWorld.principal(name);
    }

    @Override
    public Face face() {
        return FakeWorld.person(name).face();
    }

    @Override
    public boolean isVisible() {
        return visible;
    }

    @Override
    public SocketLoop loop() {
        return loop;
    }

    @Override
    public void durable(ByteBuf frame) {
        durable.add(frame);
        note(frame);
    }

    @Override
    public void latest(RoomId room, ByteBuf frame) {
        note(frame);
        frame.release();
    }

    @Override
    public void transfer(List<ByteBuf> parts) {
        parts.forEach(part -> {
            var json = json(part);
            counts.put(json.path("offset").asLong(), json.path("events").size());
            note(part);
            part.release();
        });
    }

    @Override
    public void answered(long request, Outcome outcome) {
        log.add("answer " + request);
    }

    @Override
    public void attached(RoomId room, ActorRef<RoomEntity.Command> front) {
        log.add("attached");
    }

    @Override
    public void ended(RoomId room) {
        log.add("ended");
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void failed() {
        log.add("failed");
    }

    /** Whose positions the last frame of them showed. */
    List<String> moves() {
        return lastMoves;
    }

    private void note(ByteBuf frame) {
        var json = json(frame);
        if (json.has("moves")) {
            lastMoves = new ArrayList<>();
            json.path("moves").forEach(move -> lastMoves.add(move.path(0).asText()));
        }
        var at = json.has("offset") ? json.path("offset") : json.path("at");
        var what = json.has("answer") ? json.path("answer") : json.path("code");
        log.add((json.path("type").asText() + " " + what.asText() + at.asText()).strip());
    }

    /** The payload behind a header of a server's frame. */
    static JsonNode json(ByteBuf frame) {
        int length = frame.getUnsignedByte(frame.readerIndex() + 1);
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        var payload = frame.slice(frame.readerIndex() + header, frame.readableBytes() - header);
        try (InputStream in = new ByteBufInputStream(payload)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
