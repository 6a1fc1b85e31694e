package dev.hearth.load.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A wire between clients and a server's socket door that can be cut at the worst moment: when the server has been sent
 * something, and its answer is still on the way.
 */
final class CuttableWire implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket door;
    private final int target;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private CuttableWire(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** Listens on a free port of the loopback address. */
    static CuttableWire to(int targetPort) throws IOException {
        ServerSocket door = new ServerSocket();
        door.bind(loopback(0));
        CuttableWire wire = new CuttableWire(door, targetPort);
        inBackground(wire::acceptAll);
        return wire;
    }

    /** Where clients find the server's socket door now. */
    URI url() {
        return URI.create("ws://127.0.0.1:" + door.getLocalPort() + "/v1/socket");
    }

    /** Cuts a connection, counted from 0, as soon as its client has sent something more. */
    CountDownLatch cutAfterNextSending(int connection) {
        Line line = lines.get(connection);
        line.doomed = true;
        return line.cut;
    }

    int connections() {
        return lines.size();
    }

    private void acceptAll() throws IOException {
        while (!door.isClosed()) {
            Line line = new Line(door.accept(), new Socket());
            line.server.connect(loopback(target));
            lines.add(line);
            inBackground(line::upstream);
            inBackground(line::downstream);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Line line : lines) {
            line.client.close();
            line.server.close();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of the two ends is gone; the other one has been told by closing.
                        return;
                    }
                },
                "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Line {

        private final Socket client;
        private final Socket server;
        private final CountDownLatch cut = new CountDownLatch(1);
        private volatile boolean doomed;

        private Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** The server still gets what was sent before the cut, and then sees the end. */
        private void upstream() throws IOException {
            try (client) {
                InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream();
                byte[] buffer = new byte[BUFFER_BYTES];
                int read = in.read(buffer);
                while (read >= 0 && cut.getCount() > 0) {
                    // Before the bytes leave, so that no answer to them can get through.
                    if (doomed) {
                        cut.countDown();
                    }
                    out.write(buffer, 0, read);
                    read = doomed ? -1 : in.read(buffer);
                }
            } finally {
                server.shutdownOutput();
            }
        }

        /** Reads on after the cut, so that the server is not told before it has read everything. */
        private void downstream() throws IOException {
            try (server) {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (cut.getCount() > 0) {
                        out.write(buffer, 0, read);
                    }
                }
            } finally {
                client.close();
            }
        }
    }
}
