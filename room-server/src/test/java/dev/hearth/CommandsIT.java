package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.hearth.localstore.LocalStore;
import dev.hearth.localstore.LocalStores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
    // Pekko's serialiser of plain strings, whose number is fixed.
    private static final int STRING_SERIALIZER = 20;

    @TempDir
    private static Path folder;

    private static LocalStore store;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() {
        store = LocalStore.start(LocalStores.settings(folder));
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    private int run(String... arguments) {
        // The local profile: both commands have to find the store that this process runs already.
        var environment =
                Map.of("HEARTH_LOCAL_STORE_DATA_FOLDER", folder.toString(), "HEARTH_LOCAL_STORE_CLASS_PATH", "unused");
        return RoomServer.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private static void write(String log, long number, int serializer) {
        var parts = store.contactPoint().split(":", 2);
        try (var session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])))
                .withLocalDatacenter("datacenter1")
                .build()) {
            session.execute("INSERT INTO hearth_journal.all_persistence_ids (persistence_id) VALUES (?)", log);
            session.execute(
                    "INSERT INTO hearth_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp,"
                            + " writer_uuid, ser_id, ser_manifest, event) VALUES (?, 0, ?, ?, 'w', ?, '', ?)",
                    log,
                    number,
                    Uuids.timeBased(),
                    serializer,
                    ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void migratesThenAuditsAndFindsExactlyWhatIsWrong() {
        assertThat(run("migrate")).isZero();
        assertThat(run("migrate")).isZero();
        assertThat(out.toString()).endsWith("the schema is up to date\n");

        write("test|whole", 1, STRING_SERIALIZER);
        write("test|whole", 2, STRING_SERIALIZER);
        assertThat(run("audit")).isEqualTo(ExitCode.OK.status());
        assertThat(out.toString()).endsWith("1 logs, 2 events, 0 findings\n");

        write("test|broken", 2, STRING_SERIALIZER);
        write("test|broken", 3, 987_654);
        assertThat(run("audit")).isEqualTo(ExitCode.FAILED.status());
        assertThat(out.toString())
                .contains("test|broken at 2: GAP, expected 1\n", "test|broken at 3: UNDECODABLE, ")
                .endsWith("2 logs, 4 events, 2 findings\n");
    }
}
