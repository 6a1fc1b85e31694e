package dev.hearth.localstore;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import dev.hearth.schema.cassandra.AdminSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that want tables and nothing else of a store one local store, started by the first of them and stopped after
 * the last, because starting it takes longer than all of them. Whoever is given it finds no table of ours in it.
 */
public final class SharedStore implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedStore.class);
    private static final Path FOLDER = Path.of("target", "shared-store").toAbsolutePath();

    /**
     * The store while it runs.
     *
     * @param store not to be stopped or killed by anybody who shares it
     * @param session for what a test wants to write or see by itself
     */
    public record Running(LocalStore store, CqlSession session) implements AutoCloseable {
        private static Running start() {
            try {
                empty(FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var store = LocalStore.start(LocalStores.settings(FOLDER));
            return new Running(store, AdminSession.open(LocalStores.config(store)));
        }

        /** Where its data lie, for whoever has to find it by its folder. */
        public Path folder() {
            return FOLDER;
        }

        /** The configuration of a server that works with it. */
        public Config config() {
            return LocalStores.config(store);
        }

        /** Takes away all that the schema makes. */
        public void dropTables() {
            for (var keyspace : List.of("hearth", "hearth_journal", "hearth_snapshot")) {
                session.execute("DROP KEYSPACE IF EXISTS " + keyspace);
            }
        }

        @Override
        public void close() {
            session.close();
            store.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running =
                context.getRoot().getStore(HERE).getOrComputeIfAbsent("store", key -> Running.start(), Running.class);
        running.dropTables();
        return running;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
