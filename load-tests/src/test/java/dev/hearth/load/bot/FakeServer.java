package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.socket.Frame;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * The least server that a bot can talk to: one connection at a time, a hello, and then for each frame whatever a test
 * answers to it.
 */
final class FakeServer implements AutoCloseable {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket door;
    private final Function<JsonNode, List<String>> script;

    private FakeServer(ServerSocket door, Function<JsonNode, List<String>> script) {
        this.door = door;
        this.script = script;
    }

    /**
     * Starts it.
     *
     * @param script what to send for a frame that came in; single quotes stand for double ones, and the text
     *     {@code close <code>} closes
     */
    static FakeServer start(Function<JsonNode, List<String>> script) throws IOException {
        FakeServer server = new FakeServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), script);
        Thread thread = new Thread(server::serve, "fake-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + door.getLocalPort() + "/v1/socket");
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                talk(socket, new DataInputStream(socket.getInputStream()));
            } catch (IOException e) {
                // The client is gone, or the door is closed; both end this connection only.
            }
        }
    }

    private void talk(Socket socket, DataInputStream in) throws IOException {
        socket.getOutputStream().write(upgrade(in).getBytes(StandardCharsets.US_ASCII));
        send(socket, "{'type':'hello','heartbeat_ms':60000}");
        while (true) {
            for (String line : script.apply(Json.parse(read(in)))) {
                send(socket, line);
            }
        }
    }

    private static String upgrade(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        String key = head.substring(head.indexOf("Sec-WebSocket-Key: ") + 19).split("\r\n", 2)[0];
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String read(DataInputStream in) throws IOException {
        if ((in.readUnsignedByte() & 0x0F) == Frame.CLOSE) {
            throw new EOFException("the client closed");
        }
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static void send(Socket socket, String line) throws IOException {
        Frame frame = line.startsWith("close ")
                ? Frame.close(Integer.parseInt(line.substring(6)))
                : Frame.text(line.replace('\'', '"'));
        socket.getOutputStream()
                .write(frame.unmasked().array(), 0, frame.unmasked().limit());
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
