package dev.hearth.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.hearth.config.ConfigLoader;
import dev.hearth.config.SchemaScript;
import dev.hearth.directory.DirectorySettings;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.directory.RoomDirectoryContract;
import dev.hearth.directory.cassandra.CassandraRoomDirectory;
import dev.hearth.identity.People;
import dev.hearth.identity.PeopleContract;
import dev.hearth.identity.RefreshTokens;
import dev.hearth.identity.RefreshTokensContract;
import dev.hearth.identity.cassandra.CassandraPeople;
import dev.hearth.identity.cassandra.CassandraRefreshTokens;
import dev.hearth.kernel.MovingClock;
import dev.hearth.localstore.LocalStore;
import dev.hearth.localstore.LocalStores;
import dev.hearth.schema.cassandra.AdminSession;
import dev.hearth.schema.cassandra.SchemaMigration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** One store for all tables, because starting it takes longer than all the tests. */
class FeatureTablesIT {
    private static final String REPLICATION = "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    @TempDir
    private static Path folder;

    private static LocalStore store;
    private static CqlSession session;
    private static CqlStore cql;
    private static DirectorySettings directorySettings;

    @BeforeAll
    static void start() {
        store = LocalStore.start(LocalStores.settings(folder));
        var environment = Map.of("HEARTH_CASSANDRA_CONTACT_POINTS", store.contactPoint());
        var config = new ConfigLoader("external", Optional.empty(), environment).load();
        directorySettings = DirectorySettings.of(config);
        session = AdminSession.open(config);
        new SchemaMigration(session, SchemaScript.all(), REPLICATION).apply();
        cql = new CqlStore(() -> CompletableFuture.completedFuture(session));
    }

    @AfterAll
    static void stop() {
        session.close();
        store.close();
    }

    @Nested
    class OfPeople implements PeopleContract {
        private final People people = new CassandraPeople(cql);

        @Override
        public People people() {
            return people;
        }
    }

    @Nested
    class OfRefreshTokens implements RefreshTokensContract {
        private final MovingClock clock = MovingClock.somewhen();
        private final RefreshTokens tokens = new CassandraRefreshTokens(cql, clock);

        @BeforeEach
        void empty() {
            session.execute("TRUNCATE hearth.refresh_families");
        }

        @Override
        public RefreshTokens tokens() {
            return tokens;
        }

        @Override
        public MovingClock clock() {
            return clock;
        }
    }

    @Nested
    class OfRoomDirectory implements RoomDirectoryContract {
        private final MovingClock clock = MovingClock.somewhen();
        private final RoomDirectory directory = new CassandraRoomDirectory(cql, directorySettings, clock);

        @BeforeEach
        void empty() {
            session.execute("TRUNCATE hearth.room_listing");
        }

        @Override
        public RoomDirectory directory() {
            return directory;
        }

        @Override
        public MovingClock clock() {
            return clock;
        }
    }
}
