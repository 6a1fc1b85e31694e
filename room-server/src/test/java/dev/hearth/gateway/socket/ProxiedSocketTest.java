package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.room.RoomEntity;
import dev.hearth.tls.TestAuthority;
import dev.hearth.tls.TlsContexts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a socket belongs to behind a proxy, and sockets that are encrypted here because there is none. */
class ProxiedSocketTest {
    private static final String ONE_EACH = "hearth.gateway.limits.upgrades { per-minute = 0.01, burst = 1 }";
    private static final int TOO_MANY = 503;
    /** Fewer than a relay may have waiting on one event loop, so that nobody resyncs. */
    private static final int LINES = 40;

    private static int knock(OpenDoor door, String forwarded) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + door.port() + UpgradeRules.PATH);
        var request = HttpRequest.newBuilder(uri).header("X-Forwarded-For", forwarded);
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aForgedAddressIsIgnoredWithoutAProxy() throws Exception {
        var door = new OpenDoor(ONE_EACH);
        try {
            assertThat(knock(door, "203.0.113.1")).isNotEqualTo(TOO_MANY);
            assertThat(knock(door, "203.0.113.2")).isEqualTo(TOO_MANY);
        } finally {
            door.close();
        }
    }

    @Test
    void behindAProxyLimitsGoByTheClient() throws Exception {
        var door = new OpenDoor(ONE_EACH + ", hearth.gateway.trusted-proxies = [\"127.0.0.0/8\"]");
        try {
            assertThat(knock(door, "203.0.113.1")).isNotEqualTo(TOO_MANY);
            assertThat(knock(door, "203.0.113.2")).isNotEqualTo(TOO_MANY);
            assertThat(knock(door, "203.0.113.2")).isEqualTo(TOO_MANY);
            assertThat(knock(door, "198.51.100.9, 203.0.113.1"))
                    .as("forged in front")
                    .isEqualTo(TOO_MANY);
        } finally {
            door.close();
        }
    }

    /** Frames are the same bytes for everybody, and small ones are encrypted together. */
    @Test
    void speaksTlsWithACertificate(@TempDir Path folder) throws Exception {
        var authority = new TestAuthority("authority");
        var own = authority.issue(folder, "localhost");
        var trust = TlsContexts.client(Optional.of(authority.write(folder.resolve("authority.pem"))), Optional.empty());
        var door = new OpenDoor("hearth.gateway.tls { certificate-file = \"" + own.certificate() + "\", key-file = \""
                + own.key() + "\" }");
        try {
            var ada = TestSocket.identified(door.port(), "ada", trust);
            var bob = TestSocket.identified(door.port(), "bob", trust);
            var relay = RoomTalk.join(door.world, ada, "ada").relay();
            RoomTalk.join(door.world, bob, "bob");
            for (int line = 0; line < LINES; line++) {
                relay.tell(new RoomEntity.Published(
                        RoomTalk.ROOM,
                        "e.0",
                        6 + line,
                        List.of(RoomTalk.said("ada", "line " + line)),
                        List.of(),
                        List.of()));
            }
            for (int line = 0; line < LINES; line++) {
                assertThat(ada.next("room.events").toString()).contains("\"line " + line + "\"");
                assertThat(bob.next("room.events").toString()).contains("\"line " + line + "\"");
            }
            assertThatThrownBy(() -> TestSocket.open(door.port())).isInstanceOf(CompletionException.class);
        } finally {
            door.close();
        }
    }
}
