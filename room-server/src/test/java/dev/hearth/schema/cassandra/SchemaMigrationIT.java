package dev.hearth.schema.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import dev.hearth.config.ConfigLoader;
import dev.hearth.config.SchemaScript;
import dev.hearth.localstore.SharedStore;
import dev.hearth.schema.SchemaFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
class SchemaMigrationIT {
    private static final String REPLICATION = "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    private final CqlSession session;

    SchemaMigrationIT(SharedStore.Running store) {
        session = store.session();
    }

    private static Config config(String contactPoint, String timeout) {
        var environment =
                Map.of("HEARTH_CASSANDRA_CONTACT_POINTS", contactPoint, "HEARTH_CASSANDRA_CONNECT_TIMEOUT", timeout);
        return new ConfigLoader("external", Optional.empty(), environment).load();
    }

    private SchemaMigration migration() {
        return new SchemaMigration(session, SchemaScript.all(), REPLICATION);
    }

    @Test
    void makesWhatIsMissingOnceAndThenPassesTheCheck() {
        var files = SchemaScript.all().stream().map(SchemaScript::file).toList();

        assertThat(migration().apply()).isEqualTo(files);
        assertThat(migration().apply()).isEmpty();
        assertThatCode(migration()::check).doesNotThrowAnyException();
        assertThat(session.execute("SELECT generation FROM hearth.store_generation WHERE name = 'store'")
                        .one()
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void checkRefusesAnEmptyStoreAndChangesNothing() {
        assertThatThrownBy(migration()::check)
                .isInstanceOf(SchemaFailure.class)
                .hasMessageContaining("run `hearth migrate` first");
        assertThat(session.execute("SELECT * FROM system_schema.keyspaces WHERE keyspace_name = 'hearth'"))
                .isEmpty();
    }

    @Test
    void twoMigrationsAtOnceApplyEachStepOnce() throws Exception {
        var runs = new ArrayList<CompletableFuture<List<String>>>();
        for (var i = 0; i < 2; i++) {
            runs.add(CompletableFuture.supplyAsync(() -> migration().apply()));
        }

        var applied = new ArrayList<String>();
        for (var run : runs) {
            applied.addAll(run.get(60, TimeUnit.SECONDS));
        }

        assertThat(applied)
                .isEqualTo(SchemaScript.all().stream().map(SchemaScript::file).toList());
        assertThat(session.execute("SELECT * FROM hearth.schema_lock").all()).isEmpty();
    }

    @Test
    void refusesAStoreOfANewerRelease() {
        migration().apply();
        session.execute("INSERT INTO hearth.schema_version (version, file, checksum) VALUES (99, 'V099__x.cql', 'x')");

        assertThatThrownBy(migration()::apply)
                .isInstanceOf(SchemaFailure.class)
                .hasMessageStartingWith("the store has schema version 99, newer than");
        assertThatThrownBy(migration()::check).isInstanceOf(SchemaFailure.class);
    }

    @Test
    void aSilentCassandraGivesOneLineWithinTheTimeout() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        var config = config("127.0.0.1:" + nobody, "1s");
        var begin = System.nanoTime();

        assertThatThrownBy(() -> AdminSession.open(config))
                .isInstanceOf(CassandraUnreachable.class)
                .hasMessage("no Cassandra answers at 127.0.0.1:" + nobody
                        + " (waited 1s): check hearth.cassandra.contact-points");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }
}
