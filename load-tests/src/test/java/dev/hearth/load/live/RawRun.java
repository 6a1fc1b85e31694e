package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import dev.hearth.load.socket.Frame;
import dev.hearth.load.socket.RawSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** One connection, and one case of {@code rfc6455.jsonl} played on it. */
final class RawRun implements AutoCloseable {

    private static final int LAST_WORD = 424_242;
    private static final String HANDSHAKE = "text:GET /v1/socket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Protocol: hearth.v1.json\r\n\r\n";

    private final RawSocket socket;
    private String head = "";

    RawRun(InetSocketAddress remote, Guest guest) throws IOException {
        this.socket = RawSocket.open(remote, guest.source(), Town.SOON, 0);
    }

    /** Sends the handshake, reads its answer and the hello, and identifies. */
    void identify(Guest guest, Placeholders values) throws IOException {
        send(values.fill(HANDSHAKE).substring(5).getBytes(StandardCharsets.US_ASCII));
        meets("status 101");
        meets("hello");
        text(Json.object().put("type", "identify").put("token", guest.accessToken()));
        assertThat(message().path("type").asText()).isEqualTo("ready");
    }

    void play(RawCase raw, Placeholders values) throws IOException {
        raw.segments(values).forEach(this::send);
        for (String expected : raw.expect()) {
            meets(expected);
        }
        if (raw.alive()) {
            text(Json.object().put("type", "heartbeat").put("time", LAST_WORD));
            meets("echo " + LAST_WORD);
        }
    }

    private void meets(String expected) throws IOException {
        int blank = expected.indexOf(' ');
        String rest = expected.substring(blank + 1);
        switch (blank < 0 ? expected : expected.substring(0, blank)) {
            case "echo" -> assertThat(message().toString()).isEqualTo("{\"type\":\"heartbeat\",\"time\":" + rest + "}");
            case "hello" -> assertThat(message().path("type").asText()).isEqualTo("hello");
            case "pong" -> assertThat(hex(frame(Frame.PONG))).isEqualTo(rest);
            case "close" -> closes(blank < 0 ? "" : rest);
            case "status" -> answers(rest);
            case "header" ->
                assertThat(head.toLowerCase(Locale.ROOT)).contains("\r\n" + rest.toLowerCase(Locale.ROOT) + "\r\n");
            case "no" ->
                assertThat(head.toLowerCase(Locale.ROOT))
                        .doesNotContain("\r\n" + rest.substring("header ".length()) + ":");
            case "end" -> assertThat(socket.frame()).isEmpty();
            default -> throw new IllegalArgumentException(expected);
        }
    }

    private void answers(String status) throws IOException {
        head = socket.head();
        assertThat(head).startsWith("HTTP/1.1 " + status + " ");
        if (status.equals("503")) {
            assertThat(head.toLowerCase(Locale.ROOT)).contains("\r\nretry-after: ");
        }
    }

    /** The server's close frame, our own in return, and then nothing more. */
    private void closes(String code) throws IOException {
        byte[] payload = frame(Frame.CLOSE);
        String given = payload.length == 0 ? "" : "" + (ByteBuffer.wrap(payload).getShort() & 0xFFFF);
        assertThat(given).isEqualTo(code);
        send(new Frame(Frame.FIN | Frame.CLOSE, payload).masked());
        assertThat(socket.frame()).as("what follows the close").isEmpty();
    }

    private JsonNode message() throws IOException {
        return Json.parse(new String(frame(Frame.TEXT), StandardCharsets.UTF_8));
    }

    private byte[] frame(int opcode) throws IOException {
        Optional<Frame> frame = socket.frame();
        assertThat(frame).as("a frame of opcode %x", opcode).isPresent();
        byte[] payload = frame.orElseThrow().payload();
        assertThat(frame.orElseThrow().opcode())
                .as(() -> new String(payload, StandardCharsets.UTF_8))
                .isEqualTo(opcode);
        return payload;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void text(JsonNode message) {
        send(Frame.text(message.toString()).masked());
    }

    private void send(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        send(all);
    }

    /** A server that has ended the connection is found out when its last words are read. */
    private void send(byte[] bytes) {
        boolean unused = socket.send(bytes);
    }

    @Override
    public void close() {
        socket.close();
    }
}
