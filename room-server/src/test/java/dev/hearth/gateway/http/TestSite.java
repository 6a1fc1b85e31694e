package dev.hearth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.Products;
import dev.hearth.directory.InMemoryRoomDirectory;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.gateway.proxy.TrustedProxies;
import dev.hearth.gateway.tls.ServerTlsSettings;
import dev.hearth.identity.Identity;
import dev.hearth.identity.TestIdentity;
import dev.hearth.kernel.MovingClock;
import dev.hearth.protocol.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/** An HTTP door with its world in memory, and a client at it. */
final class TestSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SOCKET_PORT = 7_071;

    private final ActorTestKit kit;
    final MovingClock clock = MovingClock.somewhen();
    final FragileDirectory directory = new FragileDirectory();
    final Catalogue catalogue = Catalogue.of(List.of(Products.chair("oak-chair")));
    final Identity identity = TestIdentity.inMemory(clock);
    final HttpClient client = HttpClient.newHttpClient();
    volatile Readiness liveness = new Readiness(true, "live");
    volatile Readiness readiness = new Readiness(true, "ready");
    final HttpDoor.Binding door;

    TestSite(ActorTestKit kit) {
        this.kit = kit;
        this.door = open(settings(0));
    }

    /** An actor system for all sites of one test class, which shuts it down. */
    static ActorTestKit kit() {
        return ActorTestKit.create("http", ConfigFactory.parseString("pekko.actor.provider=local"));
    }

    @Override
    public void close() {
        done(door.end(Duration.ofMillis(100)));
    }

    HttpDoor.Binding open(HttpSettings settings) {
        var limits = new AnnouncedLimits(16_384, 32, 500);
        var inside = new HttpDoor.Inside(
                identity, directory, catalogue, () -> liveness, () -> readiness, limits, () -> SOCKET_PORT);
        return done(HttpDoor.start(kit.system(), settings, inside));
    }

    static HttpSettings settings(int port) {
        return settings(port, TrustedProxies.NONE, ServerTlsSettings.OFF);
    }

    static HttpSettings settings(int port, TrustedProxies proxies, ServerTlsSettings tls) {
        return new HttpSettings(
                "127.0.0.1",
                port,
                List.of("localhost", "127.0.0.1"),
                List.of("https://ok.example"),
                true,
                Optional.empty(),
                1_000,
                100,
                4_096,
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                30,
                300,
                1_000,
                proxies,
                tls);
    }

    URI at(String path) {
        return URI.create("http://localhost:" + door.port() + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

    /** Sends exactly these lines, because a good client would repair them, and reads until the server closes. */
    String raw(String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(5_000);
            var request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    static JsonNode assertRefused(HttpResponse<String> response, int status, ErrorCode code) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        var body = json(response);
        assertThat(body.path("code").asText()).isEqualTo(code.wire());
        assertThat(body.path("retry").asText()).isEqualTo(code.retry().wire());
        assertThat(body.path("message").asText()).isNotBlank();
        assertThat(body.path("ref").asText()).isNotBlank();
        return body;
    }

    static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** A list in memory that fails as told. */
    final class FragileDirectory implements RoomDirectory {
        private final RoomDirectory rooms = new InMemoryRoomDirectory(clock);
        volatile boolean away;
        volatile boolean broken;

        @Override
        public CompletionStage<Void> upsert(RoomListing listing) {
            return rooms.upsert(listing);
        }

        @Override
        public CompletionStage<Void> renew(NodeLease lease) {
            return rooms.renew(lease);
        }

        @Override
        public CompletionStage<DirectoryPage> list(DirectoryQuery query) {
            if (broken) {
                throw new IllegalStateException("secret detail");
            }
            return away ? CompletableFuture.failedFuture(new IllegalStateException("no host")) : rooms.list(query);
        }
    }
}
