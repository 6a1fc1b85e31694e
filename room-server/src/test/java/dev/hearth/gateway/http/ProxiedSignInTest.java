package dev.hearth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.gateway.proxy.TrustedProxies;
import dev.hearth.gateway.tls.ServerTlsSettings;
import dev.hearth.tls.TestAuthority;
import dev.hearth.tls.TlsContexts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose rate a sign-in counts against behind a proxy, and pages that are encrypted here because there is none. */
class ProxiedSignInTest {
    private static final ActorTestKit KIT = TestSite.kit();
    private static final int PER_MINUTE = 30;

    private final TestSite site = new TestSite(KIT);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private int enter(int port, String forwarded) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/guests"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwarded)
                .POST(BodyPublishers.ofString("{\"name\":\"Ann\"}"));
        return site.send(request).statusCode();
    }

    /** A minute's worth of guests and somewhat more, each said to come from somewhere else. */
    private boolean isEverRefused(int port, String before) throws Exception {
        for (int guest = 0; guest < 2 * PER_MINUTE; guest++) {
            if (enter(port, before.formatted(guest)) == 429) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aForgedAddressIsIgnoredWithoutAProxy() throws Exception {
        assertThat(isEverRefused(site.door.port(), "203.0.113.%d")).isTrue();
    }

    @Test
    void behindAProxyEveryClientHasARateOfItsOwn() throws Exception {
        var proxies = TrustedProxies.of(List.of("127.0.0.0/8", "::1/128")).orElseThrow();
        var door = site.open(TestSite.settings(0, proxies, ServerTlsSettings.OFF));

        assertThat(isEverRefused(door.port(), "203.0.113.%d")).isFalse();
        assertThat(isEverRefused(door.port(), "203.0.113.%d, 198.51.100.7"))
                .as("forged in front of what the proxy adds")
                .isTrue();
        TestSite.done(door.end(Duration.ofMillis(100)));
    }

    @Test
    void speaksTlsWithACertificate(@TempDir Path folder) throws Exception {
        var authority = new TestAuthority("authority");
        var own = authority.issue(folder, "localhost");
        var trust = TlsContexts.client(Optional.of(authority.write(folder.resolve("authority.pem"))), Optional.empty());
        var files = new TlsContexts.OwnFiles(own.certificate(), own.key());
        var tls = new ServerTlsSettings(Optional.of(files), Duration.ofMinutes(1));
        var door = site.open(TestSite.settings(0, TrustedProxies.NONE, tls));

        HttpResponse<String> config = HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + door.port() + "/v1/config"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(config.statusCode()).isEqualTo(200);
        assertThat(TestSite.json(config).path("socket_url").asText()).isEqualTo("wss://localhost:7071/v1/socket");
        assertThat(config.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("wss://localhost:7071");
        assertThat(door.scheme()).isEqualTo("https");
        assertThat(door.origins()).contains("https://localhost:" + door.port());
        TestSite.done(door.end(Duration.ofMillis(100)));
    }
}
