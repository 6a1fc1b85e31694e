package dev.hearth.gateway.http;

import static dev.hearth.gateway.http.TestSite.assertRefused;
import static dev.hearth.gateway.http.TestSite.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.identity.TokenVerifier;
import dev.hearth.protocol.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

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

    @Test
    void aGuestGetsAPersonAndTokens() throws Exception {
        var response = site.post("/v1/guests", "{\"name\":\" Zoë \",\"future\":{\"ignored\":[1]}}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        var body = json(response);
        assertThat(body.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder("person", "persona", "name", "access_token", "expires_in", "refresh_token");
        assertThat(body.path("name").asText()).isEqualTo("Zoë");
        assertThat(body.path("expires_in").asInt()).isEqualTo(600);
        assertThat(site.identity.tokens().verify(body.path("access_token").asText()))
                .isInstanceOf(TokenVerifier.Verified.class);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndReuseEndsItsFamily() throws Exception {
        var first = json(site.post("/v1/guests", "{\"name\":\"Ann\"}"));
        var renewed = site.post("/v1/tokens", refresh(first));
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(json(renewed).path("person")).isEqualTo(first.path("person"));

        assertRefused(site.post("/v1/tokens", refresh(first)), 401, ErrorCode.TOKEN_INVALID);
        assertRefused(site.post("/v1/tokens", refresh(json(renewed))), 401, ErrorCode.TOKEN_INVALID);
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
        var response = site.post("/v1/guests", "{\"name\":\"" + name + "\"}");

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
        assertRefused(site.post("/v1/guests", body), 400, ErrorCode.HTTP_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":1}", "{\"name\":null}", "{\"name\":[\"Ann\"]}", "{\"Name\":\"Ann\"}"})
    void aMissingOrMistypedFieldIsNamed(String body) throws Exception {
        var response = site.post("/v1/guests", body);

        assertThat(assertRefused(response, 400, ErrorCode.FRAME_INVALID)
                        .path("message")
                        .asText())
                .startsWith("name must be a text");
    }

    @Test
    void bytesThatAreNoTextAreInvalid() throws Exception {
        var bytes = "{\"name\":\"A?\"}".getBytes(StandardCharsets.UTF_8);
        bytes[10] = (byte) 0xff;
        var request = HttpRequest.newBuilder(site.at("/v1/guests"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes));

        assertRefused(site.send(request), 400, ErrorCode.HTTP_INVALID);
    }

    @Test
    void aBodyMayHaveFourKibibytesAndNotOneByteMore() throws Exception {
        var frame = "{\"name\":\"Ann\",\"x\":\"\"}";
        int room = 4_096 - frame.length();
        var largest = frame.replace("\"x\":\"", "\"x\":\"" + "y".repeat(room));
        var tooLarge = frame.replace("\"x\":\"", "\"x\":\"" + "y".repeat(room + 1));

        assertThat(site.post("/v1/guests", largest).statusCode()).isEqualTo(201);
        assertRefused(site.post("/v1/guests", tooLarge), 413, ErrorCode.HTTP_TOO_LARGE);
        assertRefused(chunked(tooLarge), 413, ErrorCode.HTTP_TOO_LARGE);
        assertThat(chunked(largest).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"})
    void otherContentTypesAreRefused(String type) throws Exception {
        var request = HttpRequest.newBuilder(site.at("/v1/guests"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"name\":\"Ann\"}"));

        assertRefused(site.send(request), 415, ErrorCode.HTTP_INVALID);
    }

    @Test
    void jsonMayNameItsCharset() throws Exception {
        var request = HttpRequest.newBuilder(site.at("/v1/guests"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"name\":\"Ann\"}"));

        assertThat(site.send(request).statusCode()).isEqualTo(201);
    }

    @Test
    void onlySoManyNewGuestsComeFromOneAddress() throws Exception {
        long begun = System.nanoTime();
        int admitted = 0;
        var response = site.post("/v1/guests", "{\"name\":\"Ann\"}");
        while (response.statusCode() == 201 && admitted < 100) {
            admitted++;
            response = site.post("/v1/guests", "{\"name\":\"Ann\"}");
        }
        long regained = Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 2 + 1;

        assertThat(admitted).isBetween(30, (int) (30 + regained));

        var body = assertRefused(response, 429, ErrorCode.RATE_LIMITED);
        assertThat(body.path("after_ms").asLong()).isBetween(1L, 2_000L);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(site.get("/v1/rooms").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageOfAnotherOriginMayNotPost() throws Exception {
        for (var good : List.of(
                "http://localhost:" + site.door.port(), "http://127.0.0.1:" + site.door.port(), "https://ok.example")) {
            assertThat(postFrom(good).statusCode()).isEqualTo(201);
        }
        for (var bad : List.of(
                "http://localhost",
                "http://localhost:1",
                "https://localhost:" + site.door.port(),
                "https://ok.example.evil",
                "https://ok.example https://evil.example",
                "null")) {
            assertRefused(postFrom(bad), 403, ErrorCode.HTTP_ORIGIN_REFUSED);
        }
    }

    private HttpResponse<String> postFrom(String origin) throws Exception {
        return site.send(HttpRequest.newBuilder(site.at("/v1/guests"))
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("{\"name\":\"Ann\"}")));
    }

    private HttpResponse<String> chunked(String body) throws Exception {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return site.send(HttpRequest.newBuilder(site.at("/v1/guests"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes))));
    }

    private String refresh(JsonNode signedIn) {
        return "{\"refresh_token\":" + signedIn.path("refresh_token") + "}";
    }
}
