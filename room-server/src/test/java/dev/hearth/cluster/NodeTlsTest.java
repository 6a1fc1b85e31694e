package dev.hearth.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.ConfigLoader;
import dev.hearth.config.InvalidSettings;
import dev.hearth.tls.TestAuthority;
import dev.hearth.tls.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that speak TLS hear each other, and nobody else. */
class NodeTlsTest {
    private static final int ATTEMPTS = 10;
    private static final String NAME = "hearth-node";
    private static final Config SEVERAL = ConfigFactory.parseString("pekko.cluster.jmx.enabled = off");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Refusals take milliseconds; whoever is still connected after this long was let in. */
    private static final int OBJECTION_MILLIS = 500;

    private final TestAuthority authority = new TestAuthority("authority");
    private final List<ActorTestKit> nodes = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path authorityFile = Path.of("");
    private TestAuthority.Issued own = new TestAuthority.Issued(Path.of(""), Path.of(""));

    @BeforeEach
    void issue() throws IOException {
        authorityFile = authority.write(folder.resolve("authority.pem"));
        own = authority.issue(folder.resolve("own"), NAME);
    }

    /** Not waited for: whoever still hopes for the end of a handshake takes longer than the whole test. */
    @AfterEach
    void stop() {
        nodes.forEach(node -> node.system().terminate());
    }

    private Config settings(TestAuthority.Issued certificate) {
        var environment = Map.of(
                "HEARTH_CLUSTER_TLS_ENABLED", "true",
                "HEARTH_CLUSTER_TLS_CERTIFICATE_FILE", certificate.certificate().toString(),
                "HEARTH_CLUSTER_TLS_KEY_FILE", certificate.key().toString(),
                "HEARTH_CLUSTER_TLS_AUTHORITY_FILE", authorityFile.toString(),
                "HEARTH_CLUSTER_TLS_RELOAD_AFTER", "1s");
        return new ConfigLoader("test", Optional.empty(), environment).load();
    }

    private ActorTestKit node(Config config) {
        var node = ActorTestKit.create("hearth", SEVERAL.withFallback(config));
        nodes.add(node);
        return node;
    }

    /** A node whose files the check of a start would not let through. */
    private ActorTestKit intruder(TestAuthority.Issued certificate) {
        var files = Map.of(
                "cert-file", certificate.certificate().toString(),
                "key-file", certificate.key().toString());
        return node(ConfigFactory.parseMap(files)
                .atPath("pekko.remote.artery.ssl.rotating-keys-engine")
                .withFallback(settings(own)));
    }

    private static ActorRef<String> seenFrom(ActorTestKit speaker, ActorTestKit listener, TestProbe<String> ear) {
        var name = ActorRefResolver.get(listener.system()).toSerializationFormat(ear.ref());
        return ActorRefResolver.get(speaker.system()).resolveActorRef(name);
    }

    private static int port(ActorTestKit node) {
        return Cluster.get(node.system()).selfMember().address().getPort().orElseThrow();
    }

    private SSLContext showing(TestAuthority.Issued certificate) throws Exception {
        var files = new TlsContexts.OwnFiles(certificate.certificate(), certificate.key());
        return TlsContexts.client(Optional.of(authorityFile), Optional.of(files));
    }

    /** Whether a node goes on listening to whoever comes with these. */
    private static boolean isLetIn(SSLContext context, int port) throws IOException {
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(OBJECTION_MILLIS);
            socket.startHandshake();
            return isStillOpen(socket);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean isStillOpen(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // An alert on the way out.
            }
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    @Test
    void nodesOfOneAuthorityHearEachOther() throws Exception {
        var one = node(settings(own));
        var other = node(settings(authority.issue(folder.resolve("other"), NAME)));
        var ear = one.createTestProbe(String.class);

        seenFrom(other, one, ear).tell("hello");

        ear.expectMessage(PATIENCE, "hello");
        assertThat(isLetIn(showing(own), port(one))).isTrue();
    }

    @Test
    void whoeverHasNoGoodCertificateIsRefused() throws Exception {
        var one = node(settings(own));
        var ear = one.createTestProbe(String.class);
        var expired =
                authority.issue(folder.resolve("expired"), NAME, Instant.now().minusSeconds(60));
        var foreign = new TestAuthority("another").issue(folder.resolve("foreign"), NAME);
        var stranger = authority.issue(folder.resolve("stranger"), "another-cluster");
        var intruders = List.of(intruder(expired), intruder(foreign), intruder(stranger), plain());

        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (var intruder : intruders) {
                seenFrom(intruder, one, ear).tell("let me in");
            }
            assertThat(isLetIn(showing(expired), port(one))).as("expired").isFalse();
            assertThat(isLetIn(showing(foreign), port(one))).as("foreign").isFalse();
            assertThat(isLetIn(showing(stranger), port(one))).as("stranger").isFalse();
            assertThat(isPlainLetIn(port(one))).as("without TLS").isFalse();
        }
        var friend = node(settings(authority.issue(folder.resolve("friend"), NAME)));
        seenFrom(friend, one, ear).tell("hello");

        ear.expectMessage(PATIENCE, "hello");
        ear.expectNoMessage(Duration.ofMillis(OBJECTION_MILLIS));
    }

    private ActorTestKit plain() {
        return node(new ConfigLoader("test", Optional.empty(), Map.of()).load());
    }

    private static boolean isPlainLetIn(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(OBJECTION_MILLIS);
            // How every connection of Artery begins, and the stream of control messages.
            socket.getOutputStream().write("AKKA\u0001".getBytes(StandardCharsets.ISO_8859_1));
            return isStillOpen(socket);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void keysChangeWhileMessagesFlow() throws Exception {
        var one = node(settings(own));
        var other = node(settings(own));
        var ear = one.createTestProbe(String.class);
        var sent = new ArrayList<String>();
        var way = seenFrom(other, one, ear);
        Runnable say = () -> {
            sent.add("line " + sent.size());
            way.tell(sent.get(sent.size() - 1));
        };

        IntStream.range(0, 100).forEach(each -> say.run());
        var before = shown(port(one));
        own = authority.issue(folder.resolve("own"), NAME);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (shown(port(one)).equals(before)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            say.run();
        }
        var late = node(settings(own));
        seenFrom(late, one, ear).tell("renewed");
        IntStream.range(0, 100).forEach(each -> say.run());

        var heard = ear.receiveSeveralMessages(sent.size() + 1, PATIENCE);
        assertThat(heard).contains("renewed");
        assertThat(heard.stream().filter(line -> !line.equals("renewed"))).containsExactlyElementsOf(sent);
    }

    /** The certificate that a node shows now. */
    private X509Certificate shown(int port) throws Exception {
        var context = showing(own);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void filesThatCannotWorkStopTheStart() throws IOException {
        var expired = authority.issue(folder.resolve("expired"), NAME, Instant.parse("2026-01-02T03:04:05Z"));
        var foreign = new TestAuthority("another").issue(folder.resolve("foreign"), NAME);

        assertThatThrownBy(() -> settings(expired))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("hearth.cluster.tls.certificate-file is \"" + expired.certificate())
                .hasMessageContaining("a certificate that is valid now, this one is from 2025-12-31T03:04:05Z");
        assertThatThrownBy(() -> settings(foreign))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("allowed: a certificate that authority-file has signed itself");
    }

    @Test
    void isOffAsShipped() {
        var config = new ConfigLoader("kubernetes", Optional.empty(), Map.of()).load();

        assertThat(config.getString("pekko.remote.artery.transport")).isEqualTo("tcp");
    }
}
