package dev.hearth.localnodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a running cluster is asked for a rolling restart: a socket in its data folder that only its owner may use. One line
 * asks, lines tell how it goes, the last one how it ended. One restart at a time.
 */
public final class RestartDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestartDoor.class);
    private static final String FILE = "cluster.sock";
    private static final String RESTART = "restart ";
    private static final String STEP = "| ";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final ServerSocketChannel server;
    private final Restart restart;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** What is asked for. */
    @FunctionalInterface
    public interface Restart {

        /**
         * Does it.
         *
         * @param distribution the folder of another build; absent for the one that runs
         * @param lines is told of each step
         * @return whether all nodes came back
         */
        boolean run(Optional<Path> distribution, Consumer<String> lines) throws InterruptedException;
    }

    private RestartDoor(ServerSocketChannel server, Restart restart) {
        this.server = server;
        this.restart = restart;
    }

    /**
     * Listens until it is closed.
     *
     * @param folder that nobody else uses meanwhile; a socket left behind by a predecessor is taken away
     */
    public static RestartDoor open(Path folder, Restart restart) throws IOException {
        var file = folder.resolve(FILE);
        Files.deleteIfExists(file);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(file));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        var door = new RestartDoor(server, restart);
        inBackground("restart-door", door::listen);
        return door;
    }

    private static void inBackground(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (server.isOpen()) {
                var asking = server.accept();
                if (busy.compareAndSet(false, true)) {
                    inBackground("rolling-restart", () -> serve(asking));
                } else {
                    inBackground("no-second-restart", () -> refuse(asking));
                }
            }
        } catch (IOException e) {
            LOG.debug("nobody can ask for a restart any more", e);
        }
    }

    private static void refuse(SocketChannel asking) {
        try (asking;
                var in = reader(asking);
                var out = writer(asking)) {
            LOG.debug("a second wish: {}", in.readLine());
            out.println(STEP + "a rolling restart is under way already");
            out.println(FAILED);
        } catch (IOException e) {
            LOG.debug("somebody asked and went away", e);
        }
    }

    /** Whoever asked may go away; what was begun goes on. */
    private void serve(SocketChannel asking) {
        try (asking;
                var in = reader(asking);
                var out = writer(asking)) {
            out.println(answer(in, out));
        } catch (IOException e) {
            LOG.debug("somebody asked and went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever hears the end may ask anew at once, so that is possible before it is said. */
    private String answer(BufferedReader in, PrintWriter out) throws IOException, InterruptedException {
        try {
            var asked = in.readLine();
            if (asked == null || !asked.startsWith(RESTART)) {
                return FAILED;
            }
            var folder = asked.substring(RESTART.length()).strip();
            var distribution = folder.isEmpty() ? Optional.<Path>empty() : Optional.of(Path.of(folder));
            return restart.run(distribution, line -> out.println(STEP + line)) ? DONE : FAILED;
        } finally {
            busy.set(false);
        }
    }

    /**
     * Asks the cluster that runs in a folder, and waits for the end.
     *
     * @return whether all nodes came back
     * @throws NoClusterRuns if nobody listens there
     */
    public static boolean ask(Path folder, Optional<Path> distribution, Consumer<String> lines) throws IOException {
        try (var channel = connect(folder);
                var in = reader(channel);
                var out = writer(channel)) {
            out.println(RESTART + distribution.map(Path::toString).orElse(""));
            var end = FAILED;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(STEP)) {
                    lines.accept(line.substring(STEP.length()));
                } else {
                    end = line;
                }
            }
            return end.equals(DONE);
        }
    }

    private static SocketChannel connect(Path folder) {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(FILE)));
        } catch (IOException e) {
            throw new NoClusterRuns(folder, e);
        }
    }

    private static BufferedReader reader(SocketChannel channel) {
        return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    private static PrintWriter writer(SocketChannel channel) {
        return new PrintWriter(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        var address = server.getLocalAddress();
        server.close();
        if (address instanceof UnixDomainSocketAddress unix) {
            Files.deleteIfExists(unix.getPath());
        }
    }
}
