package dev.hearth.gateway.http;

import static dev.hearth.gateway.http.TestSite.assertRefused;
import static dev.hearth.gateway.http.TestSite.json;
import static dev.hearth.gateway.http.TestSite.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedDoorTest {

    private static final ActorTestKit KIT = TestSite.kit();

    private final TestSite site = new TestSite(KIT);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/config", "/v1/guests", "/nothing", "/health/live"})
    void everyAnswerForbidsWhatItCan(String path) throws Exception {
        var headers = site.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self' ws://localhost:7071; base-uri 'none'; form-action 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.2", "localhost:x"})
    void aStrangeHostGetsNothingButHealth(String host) throws Exception {
        assertThat(site.raw("GET /v1/config HTTP/1.1", "Host: " + host)).matches("(?s)HTTP/1.1 4(21|00) .*");
    }

    @Test
    void aStrangeHostIsToldSo() throws Exception {
        assertThat(site.raw("GET / HTTP/1.1", "Host: evil.example"))
                .startsWith("HTTP/1.1 421")
                .contains("\"code\":\"http.invalid\"")
                .doesNotContain("evil.example");
        assertThat(site.raw("GET / HTTP/1.0")).startsWith("HTTP/1.1 400").contains("\"code\":\"http.invalid\"");
        assertThat(site.raw("GET /health/live HTTP/1.1", "Host: 10.1.2.3:7070")).startsWith("HTTP/1.1 200");
    }

    @Test
    void saysWhereTheSocketIs() throws Exception {
        var config = json("{\"socket_url\":\"ws://localhost:7071/v1/socket\","
                + "\"protocol\":\"hearth.v1.json\","
                + "\"limits\":{\"frame_bytes\":16384,\"unanswered\":32,\"text_code_points\":500},"
                + "\"catalogue\":\"/v1/catalogue/" + site.catalogue.hash() + ".json\"}");

        assertThat(json(site.get("/v1/config"))).isEqualTo(config);
        assertThat(site.raw("GET /v1/config HTTP/1.1", "Host: 127.0.0.1:80"))
                .contains("\"ws://127.0.0.1:7071/v1/socket\"");
    }

    @Test
    void handsOutTheCatalogueUnderItsHash() throws Exception {
        var index = json(site.get("/v1/catalogue"));
        assertThat(index.path("hash").asText()).isEqualTo(site.catalogue.hash());

        var file = site.get(index.path("url").asText());
        assertThat(file.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(site.catalogue.json());
        assertThat(file.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

        var head = site.send(
                HttpRequest.newBuilder(site.at(index.path("url").asText())).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).isEqualTo(file.headers().firstValue("ETag"));
        assertRefused(site.get("/v1/catalogue/" + "0".repeat(64) + ".json"), 404, ErrorCode.HTTP_NOT_FOUND);
    }

    @Test
    void saysWhetherTheNodeIsWell() throws Exception {
        assertThat(site.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
        assertThat(site.get("/health/ready").statusCode()).isEqualTo(200);

        site.readiness = new Readiness(false, "draining");

        var draining = site.get("/health/ready");
        assertThat(draining.statusCode()).isEqualTo(503);
        assertThat(draining.body()).isEqualTo("{\"status\":\"draining\"}");
        assertThat(site.get("/health/live").statusCode()).isEqualTo(200);

        site.liveness = new Readiness(false, "stuck");

        var stuck = site.get("/health/live");
        assertThat(stuck.statusCode()).isEqualTo(503);
        assertThat(stuck.body()).isEqualTo("{\"status\":\"stuck\"}");
    }

    @Test
    void aTakenPortIsOneClearLine() {
        var port = site.door.port();

        assertThatThrownBy(() -> site.open(settings(port)))
                .hasRootCauseInstanceOf(java.net.BindException.class)
                .cause()
                .isInstanceOf(BindFailed.class)
                .hasMessageStartingWith("HTTP cannot listen on 127.0.0.1:" + port + ": the port is taken")
                .hasMessageNotContaining("\n");
    }

    @Test
    void knowsTheOriginsOfItsOwnPage() {
        assertThat(site.door.origins())
                .containsExactlyInAnyOrder(
                        "https://ok.example",
                        "http://localhost:" + site.door.port(),
                        "http://127.0.0.1:" + site.door.port());
    }

    @ParameterizedTest
    @CsvSource({"NONSENSE, 501", "GET / HTTP/9.9, 505", "GET /%zz HTTP/1.1, 400", "GET /v1/rooms?text=%zz HTTP/1.1, 400"
    })
    void whatIsNotHttpIsInvalidAndNotRepeated(String line, int status) throws Exception {
        assertThat(site.raw(line, "Host: localhost"))
                .startsWith("HTTP/1.1 " + status)
                .contains("\"code\":\"http.invalid\"")
                .contains("Content-Security-Policy: default-src 'none'")
                .doesNotContain("NONSENSE")
                .doesNotContain("%zz");
    }

    @Test
    void staysWellAfterManyBadRequests() throws Exception {
        for (int i = 0; i < 20; i++) {
            site.raw("GET /" + "x".repeat(10_000) + " HTTP/1.1", "Host: localhost");
            site.raw("POST /v1/guests HTTP/1.1", "Host: localhost", "Content-Length: -1");
            site.raw("GET / HTTP/1.1", "Host: localhost", "X: " + "y".repeat(100_000));
        }

        assertThat(site.post("/v1/guests", "{\"name\":\"Ann\"}").statusCode()).isEqualTo(201);
    }
}
