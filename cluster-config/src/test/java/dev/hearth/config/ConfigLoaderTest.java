package dev.hearth.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
    @TempDir
    private Path folder;

    private static Config with(Map<String, String> environment) {
        return new ConfigLoader("local", Optional.empty(), environment).load();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("hearth.conf"), text);
    }

    private Config withFile(String text) throws IOException {
        return new ConfigLoader("local", Optional.of(file(text)), Map.of()).load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local1", "local2", "local3", "external", "docker", "kubernetes", "test"})
    void everyProfileIsValid(String profile) {
        var config = new ConfigLoader(profile, Optional.empty(), Map.of()).load();

        assertThat(NodeSettings.of(config).isGateway()).isTrue();
        assertThat(ClusterSettings.of(config).serviceName()).isEqualTo("hearth");
        assertThat(ManagementSettings.of(config).port()).isEqualTo(7356);
        assertThat(CassandraSettings.of(config).contactPoints()).isNotEmpty();
        assertThat(PersistenceSettings.of(config).writeTimeout()).hasSeconds(4);
    }

    @Test
    void profileIsStrongerThanTheShippedFiles() {
        assertThat(CassandraSettings.of(with(Map.of())).schema()).isEqualTo(CassandraSettings.SchemaMode.APPLY);
    }

    @Test
    void fileIsStrongerThanTheProfile() throws IOException {
        assertThat(withFile("hearth.cassandra.schema = check").getString("hearth.cassandra.schema"))
                .isEqualTo("check");
    }

    @Test
    void environmentIsStrongerThanTheFile() throws IOException {
        var loader =
                new ConfigLoader("local", Optional.of(file("hearth.node.port = 1")), Map.of("HEARTH_NODE_PORT", "2"));

        assertThat(loader.load().getInt("hearth.node.port")).isEqualTo(2);
    }

    @Test
    void overlayIsStrongestAndReachesWhatRefersToIt() {
        var overlay = ConfigFactory.parseString("hearth.cassandra.contact-points = [\"127.0.0.1:4711\"]");

        var config = new ConfigLoader("local", Optional.empty(), Map.of()).load(overlay);

        assertThat(config.getStringList("datastax-java-driver.basic.contact-points"))
                .containsExactly("127.0.0.1:4711");
    }

    @Test
    void listsComeFromTheEnvironmentSeparatedByCommas() {
        var config = with(Map.of("HEARTH_CASSANDRA_CONTACT_POINTS", "a:1, b:2"));

        assertThat(CassandraSettings.of(config).contactPoints()).containsExactly("a:1", "b:2");
    }

    @Test
    void noTwoKeysShareAnEnvironmentName() {
        assertThat(ConfigLoader.keys(with(Map.of())).stream().map(ConfigLoader::environmentName))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAKeyThatDoesNotExist() {
        assertThatThrownBy(() -> withFile("hearth.node.prot = 1"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("hearth.node.prot is not a key of this release, see the configuration reference (%s:1)"
                        .formatted(folder.resolve("hearth.conf")));
    }

    @Test
    void namesFileAndLineOfABadUnit() throws IOException {
        var config = withFile("hearth {\n  persistence.breaker-reset = 5 parsecs\n}");

        assertThatThrownBy(() -> PersistenceSettings.of(config))
                .hasMessage(
                        "hearth.persistence.breaker-reset is \"5 parsecs\", allowed: a duration from 1s to 60s (%s:2)"
                                .formatted(folder.resolve("hearth.conf")));
    }

    @Test
    void namesTheProfileThatWroteAValue() {
        var config = new ConfigLoader("docker", Optional.empty(), Map.of("HEARTH_CLUSTER_FORMING", "alone"))
                .read(ConfigFactory.empty());

        assertThat(config.problems()).isEmpty();
        assertThat(config.ownSettings())
                .contains("hearth.cluster.forming = \"alone\" (HEARTH_CLUSTER_FORMING)")
                .anyMatch(
                        line -> line.matches("hearth\\.local-store\\.mode = \"off\" \\(profiles/docker\\.conf:\\d+\\)"))
                .noneMatch(line -> line.startsWith("hearth.room."));
    }

    @Test
    void readingGoesOnAfterTheFirstProblem() throws IOException {
        var file = file("hearth.node.prot = 1\nhearth.testing.room-message-loss = 0.1\nhearth.room.gras-time = 1s");

        var reading = new ConfigLoader("external", Optional.of(file), Map.of()).read(ConfigFactory.empty());

        assertThat(reading.problems())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("hearth.node.prot ").endsWith("hearth.conf:1)"),
                        line -> assertThat(line)
                                .startsWith("hearth.testing.room-message-loss ")
                                .endsWith("hearth.conf:2)"),
                        line -> assertThat(line)
                                .startsWith("hearth.room.gras-time ")
                                .endsWith("hearth.conf:3)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cassandra", "ChangeMe", "secret"})
    void refusesASampleSecretWherePeopleAre(String sample) throws IOException {
        var file = Files.writeString(folder.resolve("password"), sample + "\n");
        var environment = Map.of("HEARTH_CASSANDRA_PASSWORD_FILE", file.toString());

        assertThatThrownBy(new ConfigLoader("external", Optional.empty(), environment)::load)
                .hasMessage(
                        "hearth.cassandra.password is ***, a sample that everybody knows, allowed: a secret of your own"
                                + " (HEARTH_CASSANDRA_PASSWORD_FILE)");
        assertThat(new ConfigLoader("local", Optional.empty(), environment).load())
                .isNotNull();
    }

    @Test
    void neverShowsASecret() {
        var environment = Map.of(
                "HEARTH_CASSANDRA_USERNAME", "rooms",
                "HEARTH_CASSANDRA_PASSWORD", "gh61-pqz",
                "HEARTH_CONSOLE_PASSWORDS", "ada operator gh61-pqz");

        var reading = new ConfigLoader("external", Optional.empty(), environment).read(ConfigFactory.empty());

        assertThat(reading.ownSettings())
                .contains(
                        "hearth.cassandra.password = *** (HEARTH_CASSANDRA_PASSWORD)",
                        "hearth.console.passwords = *** (HEARTH_CONSOLE_PASSWORDS)")
                .noneMatch(line -> line.contains("gh61-pqz"));
    }

    @Test
    void saysWhichFileOfASecretCannotBeRead() {
        var environment =
                Map.of("HEARTH_CASSANDRA_USERNAME", "rooms", "HEARTH_CASSANDRA_PASSWORD_FILE", "/nowhere/password");

        assertThatThrownBy(new ConfigLoader("external", Optional.empty(), environment)::load)
                .hasMessage("hearth.cassandra.password-file is \"/nowhere/password\", allowed: a file that can be read"
                        + " (HEARTH_CASSANDRA_PASSWORD_FILE)");
    }

    @Test
    void refusesAFileThatCannotBeParsedWithOneLine() {
        assertThatThrownBy(() -> withFile("hearth { node = "))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.conf")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        var loader = new ConfigLoader("local", Optional.of(folder.resolve("no.conf")), Map.of());

        assertThatThrownBy(loader::load).isInstanceOf(InvalidSettings.class).hasMessageContaining("no.conf");
    }

    @Test
    void refusesAProfileThatDoesNotExist() {
        var loader = new ConfigLoader("production", Optional.empty(), Map.of());

        assertThatThrownBy(loader::load)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("profile is \"production\", allowed: one of ");
    }

    @Test
    void passwordComesFromItsFileWhenOneIsNamed() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "from-file\n");

        var config = with(
                Map.of("HEARTH_CASSANDRA_USERNAME", "hearth", "HEARTH_CASSANDRA_PASSWORD_FILE", secret.toString()));

        assertThat(config.getString("datastax-java-driver.advanced.auth-provider.password"))
                .isEqualTo("from-file");
    }

    @Test
    void writesMustOutlastTheRequestsTheyConsistOf() {
        var config = with(Map.of("HEARTH_PERSISTENCE_WRITE_TIMEOUT", "3s"));

        assertThatThrownBy(() -> PersistenceSettings.of(config))
                .hasMessage("hearth.persistence.write-timeout is \"3s\", allowed: more than"
                        + " hearth.cassandra.request-timeout (HEARTH_PERSISTENCE_WRITE_TIMEOUT)");
    }
}
