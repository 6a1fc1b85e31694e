package dev.hearth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

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
    void theRootIsThePage() throws Exception {
        var response = site.get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
        assertThat(response.body()).contains("<!doctype html>");
        assertThat(site.get("/index.html").body()).isEqualTo(response.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/style.css, text/css; charset=UTF-8",
        "/js/hearth-client.js, text/javascript; charset=UTF-8",
        "/flame.svg, image/svg+xml"
    })
    void filesHaveTheirType(String path, String type) throws Exception {
        assertThat(site.get(path).headers().firstValue("Content-Type")).contains(type);
    }

    @Test
    void aPageIsSentAgainOnlyWhenItChanged() throws Exception {
        var first = site.get("/");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");

        var unchanged = site.send(HttpRequest.newBuilder(site.at("/")).header("If-None-Match", "\"x\", " + tag));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.headers().firstValue("ETag")).contains(tag);
        assertThat(site.send(HttpRequest.newBuilder(site.at("/")).header("If-None-Match", "\"x\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headTellsTheSameWithoutTheBody() throws Exception {
        var head = site.send(HttpRequest.newBuilder(site.at("/")).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(site.get("/").headers().firstValue("ETag"));
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
        var response = site.raw("GET " + path + " HTTP/1.1", "Host: localhost");

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
        var response = site.raw(method + " " + path + " HTTP/1.1", "Host: localhost");

        assertThat(response).startsWith("HTTP/1.1 405").contains("Allow: " + allowed + "\r\n");
    }
}
