package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomServerTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(Map<String, String> environment, String... arguments) {
        return RoomServer.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString())
                .contains("run", "migrate", "audit", "restored", "--config", "--profile", "Exit codes: 0");
    }

    @Test
    void aWrongOptionIsAUsageError() {
        assertThat(run(Map.of(), "migrate", "--no-such-option")).isEqualTo(ExitCode.USAGE.status());
    }

    @Test
    void wrongValuesStopTheStartWithOneLineEach() {
        var environment = Map.of(
                "HEARTH_PROFILE", "external", "HEARTH_NODE_PORT", "65536", "HEARTH_PERSISTENCE_WRITE_TIMEOUT", "31s");

        assertThat(run(environment)).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString().lines())
                .containsExactly(
                        "hearth: hearth.node.port is \"65536\", allowed: a whole number from 0 to 65535",
                        "hearth: hearth.persistence.write-timeout is \"31s\", allowed: a duration from 1s to 30s");
    }

    @Test
    void theFileOfTheOptionIsRead() throws IOException {
        var file = Files.writeString(folder.resolve("own.conf"), "hearth.node.roles = [dragon]");

        assertThat(run(Map.of("HEARTH_PROFILE", "external"), "run", "--config", file.toString()))
                .isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString()).contains("hearth.node.roles is [\"dragon\"], allowed: gateway, world or both");
    }

    @Test
    void anUnreachableCassandraIsOneLine() {
        var environment =
                Map.of("HEARTH_CASSANDRA_CONTACT_POINTS", "127.0.0.1:1", "HEARTH_CASSANDRA_CONNECT_TIMEOUT", "1s");

        assertThat(run(environment, "migrate", "--profile", "external")).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(err.toString().lines())
                .containsExactly("hearth: no Cassandra answers at 127.0.0.1:1 (waited 1s): check"
                        + " hearth.cassandra.contact-points");
    }
}
