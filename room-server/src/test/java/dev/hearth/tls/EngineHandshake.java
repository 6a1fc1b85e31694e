package dev.hearth.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Lets two engines shake hands without a network. */
public final class EngineHandshake {
    private static final int STEPS_MAX = 100;

    private EngineHandshake() {}

    /**
     * Goes on until both sides are content.
     *
     * @throws SSLException if one of them is not
     */
    public static void between(SSLEngine client, SSLEngine server) throws SSLException {
        var toServer = ByteBuffer.allocate(64 * 1024);
        var toClient = ByteBuffer.allocate(64 * 1024);
        client.beginHandshake();
        server.beginHandshake();
        for (int step = 0; step < STEPS_MAX && !(isDone(client) && isDone(server)); step++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        if (!isDone(client) || !isDone(server)) {
            throw new SSLException("no end after " + STEPS_MAX + " steps");
        }
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        var nothing = ByteBuffer.allocate(64 * 1024);
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            var unused = engine.wrap(ByteBuffer.allocate(0), out);
        } else {
            in.flip();
            var unused = engine.unwrap(in, nothing);
            in.compact();
        }
    }
}
