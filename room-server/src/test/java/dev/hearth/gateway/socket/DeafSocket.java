package dev.hearth.gateway.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that opens, identifies, and then never reads again; its own buffers are small. */
final class DeafSocket implements AutoCloseable {

    private static final int BUFFER = 4096;

    private final Socket socket = new Socket();

    DeafSocket(int port, String name) throws IOException {
        socket.setReceiveBufferSize(BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET " + UpgradeRules.PATH + " HTTP/1.1\r\nHost: localhost\r\n"
                                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Protocol: " + UpgradeRules.SUBPROTOCOL + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        skipHead(socket.getInputStream());
        say("{'type':'identify','token':'good:" + name + "'}");
        awaitReady(socket.getInputStream());
    }

    private static void skipHead(InputStream in) throws IOException {
        int lineEnds = 0;
        while (lineEnds < 4) {
            int c = in.read();
            lineEnds = c == '\r' || c == '\n' ? lineEnds + 1 : 0;
        }
    }

    /** The last bytes that are ever read. */
    private static void awaitReady(InputStream in) throws IOException {
        var heard = new StringBuilder();
        while (heard.indexOf("\"ready\"") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed before ready");
            }
            heard.append((char) c);
        }
    }

    /** Sends JSON written with single quotes, as a frame with an empty mask. */
    void say(String json) throws IOException {
        var payload = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** Whether nothing can come any more, once everything that came was read after all. */
    boolean isCut() throws IOException {
        socket.setSoTimeout(1_000);
        try {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream()) >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
