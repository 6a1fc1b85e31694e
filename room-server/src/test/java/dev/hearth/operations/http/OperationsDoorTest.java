package dev.hearth.operations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.hearth.observability.HealthAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsDoorTest {
    private static final ActorTestKit KIT = ActorTestKit.create(
            "operations",
            ConfigFactory.parseString("pekko.actor.provider=local")
                    .withFallback(ConfigFactory.parseResources("hearth/dispatchers.conf"))
                    .withFallback(ConfigFactory.load())
                    .resolve());

    private volatile Supplier<String> shown = () -> "hearth_socket_open 3.0\n";
    private volatile HealthAnswer ready = new HealthAnswer(true, "ready", List.of(), List.of());
    private final OperationsDoor.Binding door = open(0);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() throws Exception {
        door.end(Duration.ofSeconds(1)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private OperationsDoor.Binding open(int port) {
        return OperationsDoor.start(
                        KIT.system(),
                        new OperationsSettings("127.0.0.1", port),
                        () -> shown.get(),
                        Map.of("/ready", () -> ready))
                .toCompletableFuture()
                .join();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
    }

    @Test
    void showsMetricsAsPlainText() throws Exception {
        var answer = send(request("/metrics"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hearth_socket_open 3.0\n");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain")
                .contains("version=0.0.4");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics/", "/metrics/x", "/ready/", "/alive", "/health/live", "/v1/rooms"})
    void showsNothingElse(String path) throws Exception {
        assertThat(send(request(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhatIsWrongWithANodeThatIsReady() throws Exception {
        ready = new HealthAnswer(true, "ready", List.of(), List.of("store", "heap"));
        var answer = send(request("/ready"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ready\",\"reasons\":[],\"degraded\":[\"store\",\"heap\"]}");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void saysWhyANodeIsNotReady() throws Exception {
        ready = new HealthAnswer(false, "draining", List.of("draining"), List.of());
        var answer = send(request("/ready"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"draining\",\"reasons\":[\"draining\"],\"degraded\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/ready"})
    void takesNothing(String path) throws Exception {
        var answer = send(request(path).POST(BodyPublishers.ofString("x")));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void aDefectIsNotShown() throws Exception {
        shown = () -> {
            throw new IllegalStateException("inner workings");
        };
        var answer = send(request("/metrics"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("inner");
    }

    @Test
    void saysWhichPortIsTaken() {
        assertThatThrownBy(() -> open(door.port()))
                .cause()
                .isInstanceOf(OperationsDoor.CannotListen.class)
                .hasMessageContaining(":" + door.port())
                .hasMessageContaining("hearth.operations.port");
    }
}
