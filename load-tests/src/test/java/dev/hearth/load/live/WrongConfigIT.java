package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.process.HearthCommand;
import dev.hearth.load.process.HearthProcess;
import dev.hearth.load.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that cannot succeed ends soon, with an exit code that scripts can tell apart and one line for people. */
@ExtendWith(SharedTown.class)
class WrongConfigIT {

    private static final int UNAVAILABLE = 69;
    private static final int CONFIGURATION = 78;
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(1);

    private static Path folder = Path.of("target");

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = Town.freshFolder("wrong-config");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "hearth.gateway.http.port, 70000",
                "hearth.gateway.http.port, `\"many\"`",
                "hearth.local-store.start-timeout, 1ms",
                "hearth.cassandra.schema, `\"perhaps\"`",
                "hearth.persistence.recoveries-max, 0",
            })
    void namesKeyValueAndWhatIsAllowed(String key, String value) throws Exception {
        HearthCommand.Exit exit = run(key + " = " + value);

        assertThat(exit.code()).as(exit.output()).isEqualTo(CONFIGURATION);
        assertOneClearLine(exit);
        assertThat(exit.output())
                .contains(key)
                .contains(value.replace("\"", ""))
                .contains("allowed");
    }

    @Test
    void namesAKeyThatNobodyKnows() throws Exception {
        HearthCommand.Exit exit = run("hearth.gateway.http.prot = 7070");

        assertThat(exit.code()).as(exit.output()).isEqualTo(CONFIGURATION);
        assertOneClearLine(exit);
        assertThat(exit.output()).contains("hearth.gateway.http.prot");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"hearth.gateway.http.port", "hearth.gateway.socket.port"})
    void saysThatAPortIsTakenBeforeTheStoreIsStarted(String key) throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            HearthCommand.Exit exit = run(key + " = " + taken.getLocalPort());

            assertThat(exit.code()).as(exit.output()).isEqualTo(UNAVAILABLE);
            assertOneClearLine(exit);
            assertThat(exit.output())
                    .contains(key, Integer.toString(taken.getLocalPort()))
                    .doesNotContain("local store");
        }
    }

    @Test
    void namesFileProductAndFieldOfAWrongCatalogue() throws Exception {
        Path products = Files.createTempDirectory(folder, "products-").toAbsolutePath();
        Files.writeString(products.resolve("index.txt"), "things.json");
        Files.writeString(
                products.resolve("things.json"),
                "{\"products\":[{\"id\":\"lamp\",\"name\":\"Lamp\",\"kind\":\"furniture\","
                        + "\"furniture\":{\"node\":\"floor\",\"size\":[1,0,1]},\"model\":[]}]}");
        HearthCommand.Exit exit = run("hearth.catalogue.directory = \"" + products + "\"");

        assertThat(exit.code()).as(exit.output()).isEqualTo(CONFIGURATION);
        assertOneClearLine(exit);
        assertThat(exit.output())
                .contains("catalogue: things.json: product 'lamp': furniture.size[1]: 0.01 to 8, got 0");
    }

    @Test
    void saysThatTheDataFolderIsLocked(Town town) throws Exception {
        Path data = town.node().workDir().resolve("data");
        HearthCommand.Exit exit =
                run("hearth.local-store.data-folder = \"" + data + "\"\n" + "hearth.local-store.lock-timeout = 1s");

        assertThat(exit.code()).as(exit.output()).isEqualTo(UNAVAILABLE);
        assertOneClearLine(exit);
        assertThat(exit.output()).contains(data.toString());
        assertThat(town.node().alive()).isTrue();
    }

    @Test
    void saysThatCassandraIsUnreachable() throws Exception {
        int nobody = Ports.free();
        HearthCommand.Exit exit = run("hearth.local-store.mode = \"off\"\n"
                + "hearth.cassandra.contact-points = [\"127.0.0.1:" + nobody + "\"]\n"
                + "hearth.cassandra.connect-timeout = 2s");

        assertThat(exit.code()).as(exit.output()).isEqualTo(UNAVAILABLE);
        assertOneClearLine(exit);
        assertThat(exit.output()).contains("127.0.0.1:" + nobody).doesNotContain(" WARN ");
    }

    @Test
    void saysThatTheConfigurationFileIsNotThere() throws Exception {
        HearthCommand.Exit exit = HearthCommand.run(
                folder,
                ENDS_WITHIN,
                "run",
                "--config",
                folder.resolve("nowhere.conf").toString());

        assertThat(exit.code()).as(exit.output()).isNotZero();
        assertOneClearLine(exit);
        assertThat(exit.output()).contains("nowhere.conf");
    }

    private static HearthCommand.Exit run(String wrong) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "wrong-", ".conf");
        Path workDir = Files.createTempDirectory(folder, "node-");
        Files.writeString(
                file, HearthProcess.configuration(workDir, Ports.free(), Ports.free(), Ports.free()) + wrong + "\n");
        return HearthCommand.run(workDir, ENDS_WITHIN, "run", "--config", file.toString());
    }

    /** The last line says what is wrong, in one piece; no stack trace anywhere. */
    private static void assertOneClearLine(HearthCommand.Exit exit) {
        assertThat(exit.output()).doesNotContain("\tat ");
        List<String> lines = exit.output().lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("hearth: ")))
                .as(exit.output())
                .containsExactly(lines.get(lines.size() - 1));
    }
}
