package dev.hearth.localstore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The two ports of the child, both on the loopback address.
 *
 * @param cql where the driver connects
 * @param storage where other Cassandra nodes would connect; nobody does
 */
record StorePorts(int cql, int storage) {
    /**
     * Takes the configured port, else that of the last start while it is free, else any free one.
     *
     * @throws LocalStoreFailure when the configured port is taken
     */
    static StorePorts choose(int configured, Path remembered) {
        if (configured != 0 && !isFree(configured)) {
            throw new LocalStoreFailure("port " + configured
                    + " is taken: set hearth.local-store.port to another one, or to 0 for any free one");
        }
        var last = remembered(remembered);
        var cql = configured != 0 ? configured : freeOr(last.cql);
        var storage = freeOr(last.storage);
        return new StorePorts(cql, storage == cql ? anyFree() : storage);
    }

    /** Keeps the choice for the next start, and says which process runs the store now. */
    void remember(StoreFolder folder) {
        long server = ProcessHandle.current().pid();
        folder.write(folder.ports(), "cql=" + cql + "\nstorage=" + storage + "\nserver=" + server + "\n");
    }

    /** Those of the store that runs now; without its process, somebody else may have its ports. */
    static Optional<StorePorts> inUse(Path file) {
        var server = properties(file).getProperty("server", "");
        boolean alive = server.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(server))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
        return alive ? Optional.of(remembered(file)) : Optional.empty();
    }

    /** The ports of the last start, 0 when there was none. */
    static StorePorts remembered(Path file) {
        var properties = properties(file);
        return new StorePorts(port(properties, "cql"), port(properties, "storage"));
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        if (Files.isReadable(file)) {
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                properties.clear();
            }
        }
        return properties;
    }

    private static int port(Properties properties, String key) {
        var text = properties.getProperty(key, "0");
        return text.matches("\\d{1,5}") ? Math.min(Integer.parseInt(text), 65_535) : 0;
    }

    private static int freeOr(int wished) {
        return wished != 0 && isFree(wished) ? wished : anyFree();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Reuse, or the port of a store that has just stopped would look taken for a minute.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStoreFailure("no free port on the loopback address: " + e, e);
        }
    }
}
