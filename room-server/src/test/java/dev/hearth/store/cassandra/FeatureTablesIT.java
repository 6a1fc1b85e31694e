package dev.hearth.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
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
import dev.hearth.localstore.SharedStore;
import dev.hearth.operations.AuditLog;
import dev.hearth.operations.AuditRows;
import dev.hearth.operations.AuditRowsContract;
import dev.hearth.operations.SettingRows;
import dev.hearth.operations.SettingRowsContract;
import dev.hearth.operations.cassandra.CassandraAuditRows;
import dev.hearth.operations.cassandra.CassandraSettingRows;
import dev.hearth.operations.domain.AuditCheck;
import dev.hearth.operations.domain.Deed;
import dev.hearth.schema.cassandra.SchemaMigration;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each table's adapter promises, on a real Cassandra. */
@ExtendWith(SharedStore.class)
class FeatureTablesIT {
    private static final String REPLICATION = "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    private static CqlSession session;
    private static CqlStore cql;
    private static DirectorySettings directorySettings;

    @BeforeAll
    static void makeTables(SharedStore.Running store) {
        directorySettings = DirectorySettings.of(store.config());
        session = store.session();
        new SchemaMigration(session, SchemaScript.all(), REPLICATION).apply();
        cql = new CqlStore(() -> CompletableFuture.completedFuture(session));
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
    class OfAudit implements AuditRowsContract {
        @BeforeEach
        void empty() {
            session.execute("TRUNCATE hearth.operator_audit");
        }

        @Override
        public AuditRows rows() {
            return new CassandraAuditRows(cql);
        }

        @Override
        public AuditRows sameRows() {
            return new CassandraAuditRows(new CqlStore(() -> CompletableFuture.completedFuture(session)));
        }

        @Test
        void aLineThatSomebodyChangesIsFoundOut() {
            var log = new AuditLog(rows(), Clock.systemUTC(), "a:1");
            for (int i = 0; i < 3; i++) {
                AuditRowsContract.done(log.append(new Deed("ada", "node.drain", "node " + i, "why not")));
            }
            assertThat(AuditRowsContract.done(log.verify()).fault()).isEmpty();

            session.execute("UPDATE hearth.operator_audit SET reason = 'other' WHERE block = 0 AND number = 2");
            assertThat(AuditRowsContract.done(log.verify()).fault())
                    .contains(new AuditCheck.Fault(2, AuditCheck.Kind.CHANGED));

            session.execute("DELETE FROM hearth.operator_audit WHERE block = 0 AND number = 2");
            assertThat(AuditRowsContract.done(log.verify()).fault())
                    .contains(new AuditCheck.Fault(2, AuditCheck.Kind.GAP));
        }
    }

    @Nested
    class OfSettings implements SettingRowsContract {
        @BeforeEach
        void empty() {
            session.execute("TRUNCATE hearth.operator_settings");
        }

        @Override
        public SettingRows settings() {
            return new CassandraSettingRows(cql);
        }

        @Test
        void whatThisReleaseDoesNotKnowIsLeftOut() {
            session.execute("INSERT INTO hearth.operator_settings (part, name, value) VALUES (0, 'later', '1')");

            assertThat(AuditRowsContract.done(settings().all())).isEmpty();
        }
    }

    @Nested
    class OfRoomDirectory implements RoomDirectoryContract {
        private final MovingClock clock = MovingClock.somewhen();
        private final RoomDirectory directory = new CassandraRoomDirectory(cql, directorySettings, clock, 1);

        @BeforeEach
        void empty() {
            session.execute("TRUNCATE hearth.room_listing");
            session.execute("TRUNCATE hearth.node_lease");
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
