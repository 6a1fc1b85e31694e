package dev.hearth;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.CassandraSettings;
import dev.hearth.config.SchemaScript;
import dev.hearth.localstore.LocalStore;
import dev.hearth.localstore.LocalStoreSettings;
import dev.hearth.logs.LogEvent;
import dev.hearth.schema.cassandra.AdminSession;
import dev.hearth.schema.cassandra.GenerationChange;
import dev.hearth.schema.cassandra.SchemaMigration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store that a command works with: the configured Cassandra, or the local one, which is started when nobody runs it yet.
 *
 * @param config the configuration, pointing at the store
 * @param local the local store, when this process started it
 */
record StoreAccess(Config config, Optional<LocalStore> local) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAccess.class);

    /** For a node: the only one on its local store, or one of those that share it. */
    static StoreAccess own(Config config, UnaryOperator<Config> reload) {
        var settings = LocalStoreSettings.of(config);
        return switch (settings.mode()) {
            case OFF -> new StoreAccess(config, Optional.empty());
            case OWN -> started(settings, reload);
            case SHARED -> found(LocalStore.await(settings), reload);
        };
    }

    /** For commands that may work beside a running server. */
    static StoreAccess shared(Config config, UnaryOperator<Config> reload) {
        var settings = LocalStoreSettings.of(config);
        if (settings.mode() == LocalStoreSettings.Mode.OFF) {
            return new StoreAccess(config, Optional.empty());
        }
        return LocalStore.running(settings)
                .map(contactPoint -> found(contactPoint, reload))
                .orElseGet(() -> started(settings, reload));
    }

    private static StoreAccess started(LocalStoreSettings settings, UnaryOperator<Config> reload) {
        LogEvent.LOCAL_STORE_STARTING.at(LOG).log("starting the local store in {}", settings.dataFolder());
        var store = LocalStore.start(settings);
        return new StoreAccess(reload.apply(pointingAt(store.contactPoint())), Optional.of(store));
    }

    private static StoreAccess found(String contactPoint, UnaryOperator<Config> reload) {
        return new StoreAccess(reload.apply(pointingAt(contactPoint)), Optional.empty());
    }

    /** Applies or checks the schema, as configured. */
    void prepareSchema() {
        var settings = CassandraSettings.of(config);
        try (var session = AdminSession.open(config)) {
            var migration = new SchemaMigration(session, SchemaScript.all(), settings.replication());
            if (settings.schema() == CassandraSettings.SchemaMode.APPLY) {
                migration.apply().forEach(StoreAccess::sayApplied);
            } else {
                migration.check();
            }
        }
    }

    private static void sayApplied(String file) {
        LogEvent.SCHEMA_STEP_APPLIED.at(LOG).log("applied schema step {}", file);
    }

    /** Applies the schema and answers the files that were missing. */
    List<String> migrate() {
        try (var session = AdminSession.open(config)) {
            var replication = CassandraSettings.of(config).replication();
            return new SchemaMigration(session, SchemaScript.all(), replication).apply();
        }
    }

    /** Makes every position that clients know of this store one of the past; answers the new generation. */
    long raiseGeneration() {
        try (var session = AdminSession.open(config)) {
            return new GenerationChange(session).raise();
        }
    }

    @Override
    public void close() {
        local.ifPresent(LocalStore::close);
    }

    private static Config pointingAt(String contactPoint) {
        return ConfigFactory.parseString("hearth.cassandra.contact-points = [\"" + contactPoint + "\"]");
    }
}
