package dev.hearth.localstore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a CQL port for its options, the one request that needs no session. */
final class CqlProbe {
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int HEADER_BYTES = 9;
    private static final int SUPPORTED = 0x06;
    // Native protocol 4, no flags, stream 0, OPTIONS, empty body.
    private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};

    private CqlProbe() {}

    /** Whether a Cassandra answers on this loopback port now. */
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(OPTIONS);
            var header = socket.getInputStream().readNBytes(HEADER_BYTES);
            return header.length == HEADER_BYTES && header[4] == SUPPORTED;
        } catch (IOException e) {
            return false;
        }
    }
}
