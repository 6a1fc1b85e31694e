package dev.hearth.localstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The layout of the data folder. It lies outside every build folder, so that a clean build never touches what people did.
 *
 * @param root the folder named by the configuration
 */
record StoreFolder(Path root) {
    /** Held by the room server that uses the folder. */
    Path serverLock() {
        return root.resolve("server.lock");
    }

    /** Held by the Cassandra that uses the folder. */
    Path storeLock() {
        return root.resolve("cassandra.lock");
    }

    /** The ports of the last start. */
    Path ports() {
        return root.resolve("ports.properties");
    }

    Path cassandra() {
        return root.resolve("cassandra");
    }

    Path logs() {
        return cassandra().resolve("logs");
    }

    Path yaml() {
        return cassandra().resolve("cassandra.yaml");
    }

    Path logback() {
        return cassandra().resolve("logback.xml");
    }

    /** What the child prints besides its log; begins anew with each start. */
    Path output() {
        return logs().resolve("output.log");
    }

    /** Makes the folders. */
    void create() {
        try {
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new LocalStoreFailure("data folder " + root + " cannot be written: " + e, e);
        }
    }

    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new LocalStoreFailure(file + " cannot be written: " + e, e);
        }
    }
}
