package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.hearth.localstore.SharedStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
class CommandsIT {
    // Pekko's serialiser of plain strings, whose number is fixed.
    private static final int STRING_SERIALIZER = 20;

    private final StringWriter out = new StringWriter();
    private final SharedStore.Running store;

    CommandsIT(SharedStore.Running store) {
        this.store = store;
    }

    private int run(String... arguments) {
        // The local profile: both commands have to find the store that this process runs already.
        var environment = Map.of(
                "HEARTH_LOCAL_STORE_DATA_FOLDER", store.folder().toString(), "HEARTH_LOCAL_STORE_CLASS_PATH", "unused");
        return RoomServer.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private void write(String log, long number, int serializer) {
        store.session().execute("INSERT INTO hearth_journal.all_persistence_ids (persistence_id) VALUES (?)", log);
        store.session()
                .execute(
                        "INSERT INTO hearth_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp,"
                                + " writer_uuid, ser_id, ser_manifest, event) VALUES (?, 0, ?, ?, 'w', ?, '', ?)",
                        log,
                        number,
                        Uuids.timeBased(),
                        serializer,
                        ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
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
