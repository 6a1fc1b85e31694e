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
                .contains(
                        "run",
                        "cluster",
                        "rolling-restart",
                        "store",
                        "migrate",
                        "audit",
                        "restored",
                        "new-signing-key",
                        "--check-config",
                        "--config",
                        "--profile",
                        "Exit codes: 0");
    }

    @Test
    void aWrongOptionIsAUsageError() {
        assertThat(run(Map.of(), "migrate", "--no-such-option")).isEqualTo(ExitCode.USAGE.status());
    }

    @Test
    void wrongValuesStopTheStartWithOneLineEach() {
        var environment = Map.of(
                "HEARTH_PROFILE",
                "external",
                "HEARTH_NODE_PORT",
                "65536",
                "HEARTH_PERSISTENCE_WRITE_TIMEOUT",
                "31s",
                "HEARTH_IDENTITY_CREATE_SIGNING_KEY",
                "true");

        assertThat(run(environment)).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString().lines())
                .containsExactly(
                        "hearth: hearth.node.port is \"65536\", allowed: a whole number from 0 to 65535"
                                + " (HEARTH_NODE_PORT)",
                        "hearth: hearth.persistence.write-timeout is \"31s\", allowed: a duration from 1s to 30s"
                                + " (HEARTH_PERSISTENCE_WRITE_TIMEOUT)");
    }

    @Test
    void aCheckShowsWhatWasSetWhereAndStartsNothing() throws IOException {
        var key = folder.resolve("signing-key.jwk");
        var file = Files.writeString(
                folder.resolve("own.conf"), "hearth {\n  identity.signing-key-file = \"" + key + "\"\n}\n");
        var environment = Map.of("HEARTH_CASSANDRA_USERNAME", "rooms", "HEARTH_CASSANDRA_PASSWORD", "gh61-pqz");

        assertThat(run(Map.of(), "new-signing-key", key.toString())).isZero();
        assertThat(run(environment, "--check-config", "--profile", "external", "--config", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "made " + key,
                        "hearth.identity.signing-key-file = \"" + key + "\" (" + file + ":2)",
                        "hearth.cassandra.password = *** (HEARTH_CASSANDRA_PASSWORD)")
                .endsWith("the configuration can be used\n")
                .doesNotContain("gh61-pqz");
    }

    @Test
    void aCheckShowsEveryProblemOfEveryKind() throws IOException {
        var file = Files.writeString(
                folder.resolve("own.conf"),
                "hearth.node.prot = 1\nhearth.room.grace-time = 1 parsec\nhearth.event-loops = 257\n");

        assertThat(run(Map.of(), "--check-config", "--profile", "external", "--config", file.toString()))
                .isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString().lines())
                .containsExactlyInAnyOrder(
                        "hearth: hearth.node.prot is not a key of this release, see the configuration reference ("
                                + file + ":1)",
                        "hearth: hearth.room.grace-time is \"1 parsec\", allowed: a duration from 1s to 600s (" + file
                                + ":2)",
                        "hearth: hearth.event-loops is 257, allowed: a whole number from 0 to 256 (" + file + ":3)",
                        "hearth: signing key file data/signing-key.jwk: it cannot be read");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aSigningKeyThatIsThereStaysAsItIs() throws IOException {
        var key = folder.resolve("keys/signing-key.jwk");
        assertThat(run(Map.of(), "new-signing-key", key.toString())).isZero();
        var first = Files.readString(key);

        assertThat(run(Map.of(), "new-signing-key", key.toString())).isZero();

        assertThat(out.toString()).endsWith(key + " is there already and was left as it is\n");
        assertThat(Files.readString(key)).isEqualTo(first);
    }

    @Test
    void theFileOfTheOptionIsRead() throws IOException {
        var file = Files.writeString(folder.resolve("own.conf"), "hearth.node.roles = [dragon]");

        assertThat(run(Map.of("HEARTH_PROFILE", "external"), "run", "--config", file.toString()))
                .isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString()).contains("hearth.node.roles is [\"dragon\"], allowed: gateway, world or both");
    }

    @Test
    void aStoreThatIsSwitchedOffIsNotRun() {
        assertThat(run(Map.of(), "store", "--profile", "external")).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString()).startsWith("hearth: hearth.local-store.mode is \"off\", allowed: own or shared");
    }

    @Test
    void aClusterChoosesItsProfilesItself() {
        assertThat(run(Map.of("HEARTH_PROFILE", "local2"), "cluster")).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString()).startsWith("hearth: profile is set, allowed: none with `hearth cluster`");
    }

    @Test
    void aRollingRestartWantsAClusterThatRuns() {
        var environment =
                Map.of("HEARTH_LOCAL_STORE_DATA_FOLDER", folder.toString(), "HEARTH_LOCAL_STORE_CLASS_PATH", "unused");

        assertThat(run(environment, "rolling-restart")).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(err.toString().lines())
                .containsExactly("hearth: no cluster runs in " + folder + ": start it with `hearth cluster`");
    }

    @Test
    void aDistributionIsAFolderWithAStartScript() {
        var none = folder.resolve("none").toString();

        assertThat(run(Map.of(), "rolling-restart", "--distribution", none)).isEqualTo(ExitCode.CONFIGURATION.status());
        assertThat(err.toString().lines())
                .containsExactly("hearth: --distribution is \"" + none
                        + "\", allowed: the folder of a distribution, with bin/hearth");
    }

    @Test
    void aNodeThatSharesAStoreSaysHowToStartIt() {
        var environment = Map.of(
                "HEARTH_IDENTITY_CREATE_SIGNING_KEY", "true",
                "HEARTH_LOCAL_STORE_MODE", "shared",
                "HEARTH_LOCAL_STORE_DATA_FOLDER", folder.toString(),
                "HEARTH_LOCAL_STORE_CLASS_PATH", "unused",
                "HEARTH_LOCAL_STORE_START_TIMEOUT", "5s",
                "HEARTH_GATEWAY_HTTP_PORT", "0",
                "HEARTH_GATEWAY_SOCKET_PORT", "0",
                "HEARTH_OPERATIONS_PORT", "0");

        assertThat(run(environment, "run", "--profile", "external")).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(err.toString().lines())
                .containsExactly("hearth: no store runs in " + folder + " (waited 5s): start it with `hearth store`");
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
