package dev.hearth.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.InvalidSettings;
import dev.hearth.logs.CapturedLines;
import dev.hearth.logs.LogEvent;
import dev.hearth.tls.EngineHandshake;
import dev.hearth.tls.TestAuthority;
import dev.hearth.tls.TlsContexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsTest {
    private final TestAuthority authority = new TestAuthority("authority");
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder;

    private Path authorityFile = Path.of("authority.pem");
    private TestAuthority.Issued own = new TestAuthority.Issued(Path.of(""), Path.of(""));

    @BeforeEach
    void issue() throws Exception {
        authorityFile = authority.write(folder.resolve("authority.pem"));
        own = authority.issue(folder, "localhost");
    }

    private ServerTls door() {
        var files = new TlsContexts.OwnFiles(own.certificate(), own.key());
        var settings = new ServerTlsSettings(Optional.of(files), Duration.ofSeconds(60));
        return new ServerTls(files, settings, nanos::get);
    }

    private SSLEngine client() throws Exception {
        var engine =
                TlsContexts.client(Optional.of(authorityFile), Optional.empty()).createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        return engine;
    }

    @Test
    void showsItsCertificateToWhoeverAsks() throws Exception {
        var client = client();

        EngineHandshake.between(client, door().newEngine());

        assertThat(client.getSession().getPeerPrincipal().getName()).isEqualTo("CN=localhost");
    }

    @Test
    void renewedFilesAreUsedOnceWhatWasReadIsOld() throws Exception {
        var door = door();
        var before = door.newEngine();
        new TestAuthority("another").issue(folder, "localhost");

        nanos.set(Duration.ofSeconds(60).toNanos() - 1);
        var first = door.newEngine();
        var client = client();
        assertThatCode(() -> EngineHandshake.between(client, first)).doesNotThrowAnyException();
        nanos.set(Duration.ofSeconds(60).toNanos());
        var second = door.newEngine();
        var next = client();
        assertThatThrownBy(() -> EngineHandshake.between(next, second)).isInstanceOf(SSLException.class);
        assertThat(before).isNotSameAs(first);
    }

    @Test
    void brokenFilesChangeNothing() throws Exception {
        var door = door();
        var unused = door.newEngine();
        Files.writeString(own.certificate(), "half a certif");

        nanos.set(Duration.ofSeconds(61).toNanos());
        var client = client();

        try (var lines = CapturedLines.of(ServerTls.class.getName(), Level.INFO)) {
            var stale = door.newEngine();
            assertThat(stale.getUseClientMode()).isFalse();
            assertThat(lines.of(LogEvent.CERTIFICATE_STALE)).hasSize(1);
        }
        var engine = door.newEngine();
        assertThatCode(() -> EngineHandshake.between(client, engine)).doesNotThrowAnyException();
    }

    @Test
    void aCertificateWhoseKeyIsStillTheOldOneChangesNothing() throws Exception {
        var door = door();
        var unused = door.newEngine();
        var old = Files.readAllBytes(own.key());
        authority.issue(folder, "localhost");
        Files.write(own.key(), old);

        nanos.set(Duration.ofSeconds(61).toNanos());
        try (var lines = CapturedLines.of(ServerTls.class.getName(), Level.INFO)) {
            var engine = door.newEngine();
            var client = client();
            assertThatCode(() -> EngineHandshake.between(client, engine)).doesNotThrowAnyException();
            assertThat(lines.of(LogEvent.CERTIFICATE_STALE)).hasSize(1);
        }
    }

    @Test
    void isOffWithoutFiles() {
        assertThat(ServerTls.of(settings("", ""))).isEmpty();
    }

    @Test
    void oneFileAloneStopsTheStart() {
        assertThatThrownBy(() -> settings(own.certificate().toString(), ""))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("hearth.gateway.tls.key-file is \"\", allowed: a PEM file with a private key in PKCS#8,"
                        + " without a password");
    }

    @Test
    void aCertificateThatIsOverStopsTheStart() throws Exception {
        var old = authority.issue(folder.resolve("old"), "localhost", Instant.parse("2026-01-02T03:04:05Z"));

        assertThatThrownBy(
                        () -> settings(old.certificate().toString(), old.key().toString()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("hearth.gateway.tls.certificate-file is \"" + old.certificate())
                .hasMessageContaining("from 2025-12-31T03:04:05Z to 2026-01-02T03:04:05Z");
    }

    @Test
    void theKeyOfAnotherCertificateStopsTheStart() throws Exception {
        var other = authority.issue(folder.resolve("other"), "localhost");

        assertThatThrownBy(
                        () -> settings(own.certificate().toString(), other.key().toString()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("allowed: the key of certificate-file");
    }

    private static ServerTlsSettings settings(String certificate, String key) {
        return ServerTlsSettings.of(ConfigFactory.parseString("hearth.gateway.tls { certificate-file = \"" + certificate
                + "\", key-file = \"" + key + "\", reload-after = 1m }"));
    }
}
