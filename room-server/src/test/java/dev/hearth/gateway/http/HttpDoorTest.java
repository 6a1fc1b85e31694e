package dev.hearth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import dev.hearth.catalogue.Catalogue;
import dev.hearth.catalogue.Products;
import dev.hearth.directory.InMemoryRoomDirectory;
import dev.hearth.directory.Listings;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.identity.Identity;
import dev.hearth.identity.TestIdentity;
import dev.hearth.identity.TokenVerifier;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDoorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ActorTestKit KIT =
            ActorTestKit.create("http", ConfigFactory.parseString("pekko.actor.provider=local"));
    private static final int SOCKET_PORT = 7_071;

    private final MovingClock clock = MovingClock.somewhen();
    private final FragileDirectory directory = new FragileDirectory();
    private final Catalogue catalogue = Catalogue.of(List.of(Products.chair("oak-chair")));
    private final Identity identity = TestIdentity.inMemory(clock);
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Readiness readiness = new Readiness(true, "ready");
    private HttpDoor.Binding door = open(settings(0));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() {
        done(door.end(Duration.ofMillis(100)));
    }

    @Nested
    class SigningIn {

        @Test
        void aGuestGetsAPersonAndTokens() throws Exception {
            var response = post("/v1/guests", "{\"name\":\" Zoë \",\"future\":{\"ignored\":[1]}}");

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            var body = json(response);
            assertThat(body.properties().stream().map(java.util.Map.Entry::getKey))
                    .containsExactlyInAnyOrder(
                            "person", "persona", "name", "access_token", "expires_in", "refresh_token");
            assertThat(body.path("name").asText()).isEqualTo("Zoë");
            assertThat(body.path("expires_in").asInt()).isEqualTo(600);
            assertThat(identity.tokens().verify(body.path("access_token").asText()))
                    .isInstanceOf(TokenVerifier.Verified.class);
        }

        @Test
        void aRefreshTokenIsGoodOnceAndReuseEndsItsFamily() throws Exception {
            var first = json(post("/v1/guests", "{\"name\":\"Ann\"}"));
            var renewed = post("/v1/tokens", refresh(first));
            assertThat(renewed.statusCode()).isEqualTo(200);
            assertThat(json(renewed).path("person")).isEqualTo(first.path("person"));

            assertRefused(post("/v1/tokens", refresh(first)), 401, ErrorCode.TOKEN_INVALID);
            assertRefused(post("/v1/tokens", refresh(json(renewed))), 401, ErrorCode.TOKEN_INVALID);
        }

        @ParameterizedTest
        @CsvSource({
            "'', empty",
            "'   ', empty",
            "aaaaaaaaaaaaaaaaaaaaaaaaa, too-long",
            "a\\u202Eb, invisible-character",
            "\\ud800, invisible-character",
            "\\u0301a, stacked-marks",
            "p\\u0430ypal, mixed-scripts",
            "Moderator, reserved",
            "H3arth Adm1n, reserved"
        })
        void aNameThatBreaksARuleIsToldWhich(String name, String rule) throws Exception {
            var response = post("/v1/guests", "{\"name\":\"" + name + "\"}");

            assertThat(assertRefused(response, 422, ErrorCode.NAME_INVALID)
                            .path("message")
                            .asText())
                    .isEqualTo(rule);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "Ann",
                    "[]",
                    "null",
                    "\"name\"",
                    "{",
                    "{\"name\":\"Ann\"",
                    "{\"name\":\"Ann\"}{}",
                    "{\"name\":\"Ann\"} x",
                    "{\"name\":\"Ann\",\"name\":\"Bob\"}",
                    "{\"name\":\"Ann\",\"x\":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}",
                    "{\"name\":\"Ann\",\"x\":111111111111111111111111111111111}",
                    "{\"name\":\"Ann\",/* */\"x\":1}",
                    "{'name':'Ann'}",
                    "{\"name\":\"A\nn\"}"
                })
        void aBodyThatIsNoGoodObjectIsInvalid(String body) throws Exception {
            assertRefused(post("/v1/guests", body), 400, ErrorCode.HTTP_INVALID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"name\":1}", "{\"name\":null}", "{\"name\":[\"Ann\"]}", "{\"Name\":\"Ann\"}"})
        void aMissingOrMistypedFieldIsNamed(String body) throws Exception {
            var response = post("/v1/guests", body);

            assertThat(assertRefused(response, 400, ErrorCode.FRAME_INVALID)
                            .path("message")
                            .asText())
                    .startsWith("name must be a text");
        }

        @Test
        void bytesThatAreNoTextAreInvalid() throws Exception {
            var bytes = "{\"name\":\"A?\"}".getBytes(StandardCharsets.UTF_8);
            bytes[10] = (byte) 0xff;
            var request = HttpRequest.newBuilder(at("/v1/guests"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(bytes));

            assertRefused(send(request), 400, ErrorCode.HTTP_INVALID);
        }

        @Test
        void aBodyMayHaveFourKibibytesAndNotOneByteMore() throws Exception {
            var frame = "{\"name\":\"Ann\",\"x\":\"\"}";
            int room = 4_096 - frame.length();
            var largest = frame.replace("\"x\":\"", "\"x\":\"" + "y".repeat(room));
            var tooLarge = frame.replace("\"x\":\"", "\"x\":\"" + "y".repeat(room + 1));

            assertThat(post("/v1/guests", largest).statusCode()).isEqualTo(201);
            assertRefused(post("/v1/guests", tooLarge), 413, ErrorCode.HTTP_TOO_LARGE);
            assertRefused(chunked(tooLarge), 413, ErrorCode.HTTP_TOO_LARGE);
            assertThat(chunked(largest).statusCode()).isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"})
        void otherContentTypesAreRefused(String type) throws Exception {
            var request = HttpRequest.newBuilder(at("/v1/guests"))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"name\":\"Ann\"}"));

            assertRefused(send(request), 415, ErrorCode.HTTP_INVALID);
        }

        @Test
        void jsonMayNameItsCharset() throws Exception {
            var request = HttpRequest.newBuilder(at("/v1/guests"))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(BodyPublishers.ofString("{\"name\":\"Ann\"}"));

            assertThat(send(request).statusCode()).isEqualTo(201);
        }

        @Test
        void onlySoManyNewGuestsComeFromOneAddress() throws Exception {
            long begun = System.nanoTime();
            int admitted = 0;
            var response = post("/v1/guests", "{\"name\":\"Ann\"}");
            while (response.statusCode() == 201 && admitted < 100) {
                admitted++;
                response = post("/v1/guests", "{\"name\":\"Ann\"}");
            }
            long regained = Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 2 + 1;

            assertThat(admitted).isBetween(30, (int) (30 + regained));

            var body = assertRefused(response, 429, ErrorCode.RATE_LIMITED);
            assertThat(body.path("after_ms").asLong()).isBetween(1L, 2_000L);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(get("/v1/rooms").statusCode()).isEqualTo(200);
        }

        @Test
        void aPageOfAnotherOriginMayNotPost() throws Exception {
            for (var good : List.of(
                    "http://localhost:" + door.port(), "http://127.0.0.1:" + door.port(), "https://ok.example")) {
                assertThat(postFrom(good).statusCode()).isEqualTo(201);
            }
            for (var bad : List.of(
                    "http://localhost",
                    "http://localhost:1",
                    "https://localhost:" + door.port(),
                    "https://ok.example.evil",
                    "https://ok.example https://evil.example",
                    "null")) {
                assertRefused(postFrom(bad), 403, ErrorCode.HTTP_ORIGIN_REFUSED);
            }
        }

        private HttpResponse<String> postFrom(String origin) throws Exception {
            return send(HttpRequest.newBuilder(at("/v1/guests"))
                    .header("Content-Type", "application/json")
                    .header("Origin", origin)
                    .POST(BodyPublishers.ofString("{\"name\":\"Ann\"}")));
        }

        private HttpResponse<String> chunked(String body) throws Exception {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            return send(HttpRequest.newBuilder(at("/v1/guests"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes))));
        }

        private String refresh(JsonNode signedIn) {
            return "{\"refresh_token\":" + signedIn.path("refresh_token") + "}";
        }
    }

    @Nested
    class ListingRooms {

        @BeforeEach
        void furnish() {
            var now = clock.instant();
            done(directory.upsert(Listings.described("Tea", "slow talk", List.of("tea", "calm"), "en", now)));
            done(directory.upsert(Listings.listing("Busy", 7, now)));
            done(directory.upsert(Listings.listing("Alone", 0, now)));
        }

        @Test
        void showsRoomsPageByPage() throws Exception {
            var first = json(get("/v1/rooms?limit=2"));
            var second =
                    json(get("/v1/rooms?limit=2&after=" + first.path("next").asText()));

            assertThat(first.path("rooms").findValuesAsText("name")).containsExactly("Busy", "Tea");
            assertThat(second.path("rooms").findValuesAsText("name")).containsExactly("Alone");
            assertThat(second.has("next")).isFalse();
            assertThat(first.path("rooms").path(1))
                    .isEqualTo(JSON.readTree("{\"room\":\"" + Listings.room("Tea")
                            + "\",\"name\":\"Tea\",\"topic\":\"slow talk\",\"tags\":[\"tea\",\"calm\"],"
                            + "\"language\":\"en\",\"capacity\":20,\"occupants\":1}"));
        }

        @Test
        void filters() throws Exception {
            assertThat(json(get("/v1/rooms?text=SLOW%20t&tag=calm&language=en"))
                            .path("rooms")
                            .findValuesAsText("name"))
                    .containsExactly("Tea");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"limit=0", "limit=101", "limit=x", "limit=-1", "limit=", "limit=1e1", "after=x", "after="})
        void refusesWhatIsOutOfRange(String query) throws Exception {
            assertRefused(get("/v1/rooms?" + query), 400, ErrorCode.FRAME_INVALID);
        }

        @Test
        void refusesLongTexts() throws Exception {
            assertThat(get("/v1/rooms?text=" + "x".repeat(120)).statusCode()).isEqualTo(200);
            assertRefused(get("/v1/rooms?text=" + "x".repeat(121)), 400, ErrorCode.FRAME_INVALID);
        }

        @Test
        void saysWhenTheStoreIsAway() throws Exception {
            directory.away = true;

            var response = get("/v1/rooms");

            var body = assertRefused(response, 503, ErrorCode.STORAGE_UNAVAILABLE);
            assertThat(body.path("after_ms").asLong()).isPositive();
            assertThat(response.headers().firstValue("Retry-After")).contains("2");
        }

        @Test
        void aFaultIsAnsweredWithoutDetails() throws Exception {
            directory.broken = true;

            var body = assertRefused(get("/v1/rooms"), 500, ErrorCode.INTERNAL);

            assertThat(body.toString()).doesNotContain("secret detail");
        }
    }

    @Nested
    class Pages {

        @Test
        void theRootIsThePage() throws Exception {
            var response = get("/");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
            assertThat(response.body()).contains("<!doctype html>");
            assertThat(get("/index.html").body()).isEqualTo(response.body());
        }

        @ParameterizedTest
        @CsvSource({
            "/style.css, text/css; charset=UTF-8",
            "/js/hearth-client.js, text/javascript; charset=UTF-8",
            "/flame.svg, image/svg+xml"
        })
        void filesHaveTheirType(String path, String type) throws Exception {
            assertThat(get(path).headers().firstValue("Content-Type")).contains(type);
        }

        @Test
        void aPageIsSentAgainOnlyWhenItChanged() throws Exception {
            var first = get("/");
            var tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");

            var unchanged = send(HttpRequest.newBuilder(at("/")).header("If-None-Match", "\"x\", " + tag));
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.headers().firstValue("ETag")).contains(tag);
            assertThat(send(HttpRequest.newBuilder(at("/")).header("If-None-Match", "\"x\""))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void headTellsTheSameWithoutTheBody() throws Exception {
            var head = send(HttpRequest.newBuilder(at("/")).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("ETag"))
                    .isEqualTo(get("/").headers().firstValue("ETag"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/nothing",
                    "/nothing.html",
                    "/js",
                    "/js/",
                    "//index.html",
                    "/../application.conf",
                    "/..%2fapplication.conf",
                    "/%2e%2e/application.conf",
                    "/js/../../application.conf",
                    "/web/index.html",
                    "/index.html%00.js",
                    "/.git/config",
                    "/dev/hearth/identity/reserved-words.txt",
                    "/application.conf",
                    "/v1",
                    "/v1/guests/",
                    "/V1/config",
                    "/v1/socket",
                    "/health",
                    "/metrics",
                    "/operator"
                })
        void everythingElseIsNotFound(String path) throws Exception {
            var response = raw("GET " + path + " HTTP/1.1", "Host: localhost");

            assertThat(response).startsWith("HTTP/1.1 404").contains("\"code\":\"http.not-found\"");
        }

        @ParameterizedTest
        @CsvSource({
            "POST, /, 'GET, HEAD'",
            "DELETE, /style.css, 'GET, HEAD'",
            "GET, /v1/guests, POST",
            "HEAD, /v1/tokens, POST",
            "PUT, /v1/tokens, POST",
            "POST, /v1/rooms, 'GET, HEAD'",
            "POST, /v1/catalogue, 'GET, HEAD'",
            "OPTIONS, /v1/config, 'GET, HEAD'",
            "TRACE, /health/live, 'GET, HEAD'"
        })
        void otherMethodsAreNotAllowed(String method, String path, String allowed) throws Exception {
            var response = raw(method + " " + path + " HTTP/1.1", "Host: localhost");

            assertThat(response).startsWith("HTTP/1.1 405").contains("Allow: " + allowed + "\r\n");
        }
    }

    @Nested
    class Guarding {

        @ParameterizedTest
        @ValueSource(strings = {"/", "/v1/config", "/v1/guests", "/nothing", "/health/live"})
        void everyAnswerForbidsWhatItCan(String path) throws Exception {
            var headers = get(path).headers();

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
            assertThat(raw("GET /v1/config HTTP/1.1", "Host: " + host)).matches("(?s)HTTP/1.1 4(21|00) .*");
        }

        @Test
        void aStrangeHostIsToldSo() throws Exception {
            assertThat(raw("GET / HTTP/1.1", "Host: evil.example"))
                    .startsWith("HTTP/1.1 421")
                    .contains("\"code\":\"http.invalid\"")
                    .doesNotContain("evil.example");
            assertThat(raw("GET / HTTP/1.0")).startsWith("HTTP/1.1 400").contains("\"code\":\"http.invalid\"");
            assertThat(raw("GET /health/live HTTP/1.1", "Host: 10.1.2.3:7070")).startsWith("HTTP/1.1 200");
        }

        @Test
        void saysWhereTheSocketIs() throws Exception {
            var config = JSON.readTree("{\"socket_url\":\"ws://localhost:7071/v1/socket\","
                    + "\"protocol\":\"hearth.v1.json\","
                    + "\"limits\":{\"frame_bytes\":16384,\"unanswered\":32,\"text_code_points\":500},"
                    + "\"catalogue\":\"/v1/catalogue/" + catalogue.hash() + ".json\"}");

            assertThat(json(get("/v1/config"))).isEqualTo(config);
            assertThat(raw("GET /v1/config HTTP/1.1", "Host: 127.0.0.1:80"))
                    .contains("\"ws://127.0.0.1:7071/v1/socket\"");
        }

        @Test
        void handsOutTheCatalogueUnderItsHash() throws Exception {
            var index = json(get("/v1/catalogue"));
            assertThat(index.path("hash").asText()).isEqualTo(catalogue.hash());

            var file = get(index.path("url").asText());
            assertThat(file.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(catalogue.json());
            assertThat(file.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

            var head = send(
                    HttpRequest.newBuilder(at(index.path("url").asText())).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("ETag"))
                    .isEqualTo(file.headers().firstValue("ETag"));
            assertRefused(get("/v1/catalogue/" + "0".repeat(64) + ".json"), 404, ErrorCode.HTTP_NOT_FOUND);
        }

        @Test
        void saysWhetherTheNodeIsWell() throws Exception {
            assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);

            readiness = new Readiness(false, "draining");

            var draining = get("/health/ready");
            assertThat(draining.statusCode()).isEqualTo(503);
            assertThat(draining.body()).isEqualTo("{\"status\":\"draining\"}");
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        }

        @Test
        void aTakenPortIsOneClearLine() {
            var port = door.port();

            assertThatThrownBy(() -> open(settings(port)))
                    .hasRootCauseInstanceOf(java.net.BindException.class)
                    .cause()
                    .isInstanceOf(BindFailed.class)
                    .hasMessageStartingWith("HTTP cannot listen on 127.0.0.1:" + port + ": the port is taken")
                    .hasMessageNotContaining("\n");
        }

        @Test
        void knowsTheOriginsOfItsOwnPage() {
            assertThat(door.origins())
                    .containsExactlyInAnyOrder(
                            "https://ok.example", "http://localhost:" + door.port(), "http://127.0.0.1:" + door.port());
        }

        @ParameterizedTest
        @CsvSource({
            "NONSENSE, 501",
            "GET / HTTP/9.9, 505",
            "GET /%zz HTTP/1.1, 400",
            "GET /v1/rooms?text=%zz HTTP/1.1, 400"
        })
        void whatIsNotHttpIsInvalidAndNotRepeated(String line, int status) throws Exception {
            assertThat(raw(line, "Host: localhost"))
                    .startsWith("HTTP/1.1 " + status)
                    .contains("\"code\":\"http.invalid\"")
                    .contains("Content-Security-Policy: default-src 'none'")
                    .doesNotContain("NONSENSE")
                    .doesNotContain("%zz");
        }

        @Test
        void staysWellAfterManyBadRequests() throws Exception {
            for (int i = 0; i < 20; i++) {
                raw("GET /" + "x".repeat(10_000) + " HTTP/1.1", "Host: localhost");
                raw("POST /v1/guests HTTP/1.1", "Host: localhost", "Content-Length: -1");
                raw("GET / HTTP/1.1", "Host: localhost", "X: " + "y".repeat(100_000));
            }

            assertThat(post("/v1/guests", "{\"name\":\"Ann\"}").statusCode()).isEqualTo(201);
        }
    }

    private HttpDoor.Binding open(HttpSettings settings) {
        var limits = new AnnouncedLimits(16_384, 32, 500);
        var inside = new HttpDoor.Inside(identity, directory, catalogue, () -> readiness, limits, () -> SOCKET_PORT);
        return done(HttpDoor.start(KIT.system(), settings, inside));
    }

    private static HttpSettings settings(int port) {
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
                1_000);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + door.port() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

    /** Sends exactly these lines, because a good client would repair them, and reads until the server closes. */
    private String raw(String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(5_000);
            var request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static JsonNode assertRefused(HttpResponse<String> response, int status, ErrorCode code)
            throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        var body = json(response);
        assertThat(body.path("code").asText()).isEqualTo(code.wire());
        assertThat(body.path("retry").asText()).isEqualTo(code.retry().wire());
        assertThat(body.path("message").asText()).isNotBlank();
        assertThat(body.path("ref").asText()).isNotBlank();
        return body;
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** A list in memory that fails as told. */
    private final class FragileDirectory implements RoomDirectory {
        private final RoomDirectory rooms = new InMemoryRoomDirectory(clock);
        private volatile boolean away;
        private volatile boolean broken;

        @Override
        public CompletionStage<Void> upsert(RoomListing listing) {
            return rooms.upsert(listing);
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
