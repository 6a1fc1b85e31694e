package dev.hearth.operations.http;

import static dev.hearth.operations.http.ConsoleFixture.code;
import static dev.hearth.operations.http.ConsoleFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.operations.AuditLog;
import dev.hearth.operations.Census;
import dev.hearth.operations.InMemoryAuditRows;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.NodeView;
import dev.hearth.operations.domain.Town;
import dev.hearth.operations.http.ConsoleFixture.Badge;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleDoorTest {

    private static final ActorTestKit KIT = ConsoleFixture.kit();
    private static final int PLENTY = 1_000;
    private static final String DRAIN = "{\"node\": \"b:1\", \"reason\": \"new release\"}";

    private final ConsoleFixture console = new ConsoleFixture(KIT, ConsoleFixture.settings(PLENTY, 20));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    /** Who may ask what: nobody signed in, a viewer, a moderator, an operator. */
    @ParameterizedTest
    @CsvSource({
        "POST,   /api/session,      400, 400, 400, 400",
        "GET,    /api/session,      200, 200, 200, 200",
        "DELETE, /api/session,      401, 200, 200, 200",
        "GET,    /api/verdict,      401, 200, 200, 200",
        "GET,    /api/nodes,        401, 200, 200, 200",
        "GET,    /api/audit,        401, 403, 200, 200",
        "GET,    /api/audit/verify, 401, 403, 200, 200",
        "POST,   /api/nodes/drain,  401, 403, 403, 400",
        "GET,    /api/rooms,        401, 200, 200, 200",
        "GET,    /api/rooms/look,   401, 403, 404, 404",
        "POST,   /api/rooms/kick,   401, 403, 400, 400",
        "POST,   /api/rooms/mute,   401, 403, 400, 400",
        "POST,   /api/rooms/close,  401, 403, 400, 400",
        "POST,   /api/rooms/reopen, 401, 403, 400, 400",
        "GET,    /api/sockets,      401, 403, 200, 200",
        "POST,   /api/sockets/disconnect, 401, 403, 400, 400",
        "GET,    /api/settings,     401, 200, 200, 200",
        "POST,   /api/settings/set, 401, 403, 403, 400",
        "POST,   /api/settings/remove, 401, 403, 403, 400"
    })
    void everythingHasItsRole(String method, String path, int nobody, int viewer, int moderator, int operator) {
        var body = method.equals("POST") ? Optional.of("{}") : Optional.<String>empty();
        var asked = List.of(Badge.NONE, console.signIn("vera"), console.signIn("mona"), console.signIn("otto"));
        var answers = asked.stream()
                .map(badge ->
                        console.send(console.request(method, path, badge, body)).statusCode())
                .toList();

        assertThat(answers).containsExactly(nobody, viewer, moderator, operator);
    }

    @Nested
    class SigningIn {
        @Test
        void givesACookieThatScriptsAndOtherSitesCannotUse() {
            var answer = console.trySignIn("vera", ConsoleFixture.PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("hearth_console=")
                    .contains("; HttpOnly", "; SameSite=Strict", "; Path=/")
                    .doesNotContain("Secure");
            assertThat(json(answer).path("role").asText()).isEqualTo("viewer");
            assertThat(answer.body()).doesNotContain("argon2");
        }

        @Test
        void behindTlsTheCookieStaysThere() {
            var body = "{\"name\": \"vera\", \"password\": \"" + ConsoleFixture.PASSWORD + "\"}";
            var request = console.request("POST", "/api/session", Badge.NONE, Optional.of(body))
                    .header("X-Forwarded-Proto", "https");

            assertThat(console.send(request).headers().firstValue("Set-Cookie").orElse(""))
                    .endsWith("; Secure");
        }

        @ParameterizedTest
        @CsvSource({"vera, wrong", "nobody, correct horse battery", "vera, ''", "operator, operator", "admin, admin"})
        void refusesEverybodyElseInTheSameWords(String name, String password) {
            var answer = console.trySignIn(name, password);

            assertThat(code(answer)).isEqualTo("401 sign-in-refused");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }

        @Test
        void endsWithTheSession() {
            var badge = console.signIn("vera");
            console.send(console.request("DELETE", "/api/session", badge, Optional.empty()));

            assertThat(code(console.get("/api/verdict", badge))).isEqualTo("401 no-session");
            assertThat(console.get("/api/session", badge).body()).isEqualTo("{}");
        }

        @Test
        void signingInAgainEndsTheSessionOfBefore() {
            var before = console.signIn("vera");
            var body = "{\"name\": \"vera\", \"password\": \"" + ConsoleFixture.PASSWORD + "\"}";
            console.post("/api/session", before, body);

            assertThat(console.get("/api/verdict", before).statusCode()).isEqualTo(401);
        }

        @Test
        void hasARate() throws Exception {
            try (var strict = new ConsoleFixture(KIT, ConsoleFixture.settings(3, 1))) {
                for (int i = 0; i < 3; i++) {
                    assertThat(code(strict.trySignIn("vera", "wrong"))).isEqualTo("401 sign-in-refused");
                }
                assertThat(code(strict.trySignIn("vera", ConsoleFixture.PASSWORD)))
                        .isEqualTo("429 too-many");
            }
        }
    }

    @Nested
    class FromElsewhere {
        @Test
        void changesNeedTheTokenOfTheSession() {
            var badge = console.signIn("otto");
            var other = console.signIn("otto");

            assertThat(code(console.post("/api/nodes/drain", new Badge(badge.cookie(), ""), DRAIN)))
                    .isEqualTo("403 csrf");
            assertThat(code(console.post("/api/nodes/drain", new Badge(badge.cookie(), other.csrf()), DRAIN)))
                    .isEqualTo("403 csrf");
            assertThat(console.drained).isEmpty();
            assertThat(console.post("/api/nodes/drain", badge, DRAIN).statusCode())
                    .isEqualTo(202);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1", "http://localhost:1"})
        void pagesOfOtherOriginsPostNothing(String origin) {
            var badge = console.signIn("otto");
            var request = console.request("POST", "/api/nodes/drain", badge, Optional.of(DRAIN))
                    .header("Origin", origin);

            assertThat(code(console.send(request))).isEqualTo("403 other-origin");
        }

        @Test
        void ownPagesDo() {
            var badge = console.signIn("otto");
            var request = console.request("POST", "/api/nodes/drain", badge, Optional.of(DRAIN))
                    .header("Origin", "http://127.0.0.1:" + console.port());

            assertThat(console.send(request).statusCode()).isEqualTo(202);
        }

        @Test
        void bodiesThatABrowserSendsUnaskedAreNotRead() {
            var badge = console.signIn("otto");
            var request = console.request("POST", "/api/nodes/drain", badge, Optional.empty())
                    .header("Content-Type", "text/plain")
                    .method("POST", BodyPublishers.ofString(DRAIN));

            assertThat(console.send(request).statusCode()).isEqualTo(415);
        }

        @Test
        void aStrangeNameOfThisMachineIsNoWayIn() throws Exception {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                assertThat(in.readLine()).contains("421");
            }
        }
    }

    @Nested
    class Draining {
        private final Badge badge = console.signIn("otto");

        @Test
        void isWrittenDownAndDone() {
            var answer = console.post("/api/nodes/drain", badge, DRAIN);

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(json(answer).path("entry").asLong()).isEqualTo(1);
            assertThat(ConsoleFixture.next(console.drained)).isEqualTo(new Census.Drain("b:1", "otto"));
            assertThat(console.deed(1)).isEqualTo(new Deed("otto", "node.drain", "b:1", "new release"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\\n"})
        void needsAReason(String reason) {
            var answer = console.post("/api/nodes/drain", badge, "{\"node\": \"b:1\", \"reason\": \"" + reason + "\"}");

            assertThat(code(answer)).isEqualTo("400 reason-missing");
            assertNothingHappened();
        }

        @Test
        void isRefusedForTheLastNodeThatWorks() {
            console.town = ConsoleFixture.town("b:1");

            assertThat(code(console.post("/api/nodes/drain", badge, DRAIN))).isEqualTo("409 last-node");
            assertNothingHappened();
        }

        @Test
        void isRefusedForANodeThatIsNotThere() {
            console.town = ConsoleFixture.town("a:1");

            assertThat(code(console.post("/api/nodes/drain", badge, DRAIN))).isEqualTo("404 not-found");
            assertNothingHappened();
        }

        @Test
        void isNotDoneIfItCannotBeWrittenDown() {
            console.rows.away = true;

            assertThat(code(console.post("/api/nodes/drain", badge, DRAIN))).isEqualTo("503 audit-unavailable");
            assertThat(console.drained).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "[]", "{", "{\"node\": 1}", "{\"node\": \"b:1\"}", "{\"node\":\"a\",\"node\":\"b\"}"})
        void refusesBodiesOfAnotherShape(String body) {
            assertThat(code(console.post("/api/nodes/drain", badge, body))).isEqualTo("400 invalid");
            assertNothingHappened();
        }

        @Test
        void refusesLargeBodies() {
            var body = "{\"node\": \"b:1\", \"reason\": \"" + "x".repeat(9_000) + "\"}";

            assertThat(code(console.post("/api/nodes/drain", badge, body))).isEqualTo("400 invalid");
        }

        private void assertNothingHappened() {
            assertThat(console.drained).isEmpty();
            assertThat(console.rows.lines).isEmpty();
        }
    }

    @Nested
    class Looking {
        private final Badge badge = console.signIn("mona");

        @Test
        void theVerdictHasItsReasons() {
            assertThat(json(console.get("/api/verdict", badge)).path("verdict").asText())
                    .isEqualTo("green");

            var good = ConsoleFixture.node("a:1");
            var lost = new NodeView("b:1", "Up", false, Optional.empty(), 0, 0, 0);
            console.town = new Town(Instant.EPOCH, "a:1", List.of(good, lost));
            var verdict = json(console.get("/api/verdict", badge));
            assertThat(verdict.path("verdict").asText()).isEqualTo("red");
            assertThat(verdict.at("/reasons/0/code").asText()).isEqualTo("node-unreachable");
            assertThat(verdict.at("/reasons/0/node").asText()).isEqualTo("b:1");
        }

        @Test
        void nodesAreShownWithTheirFigures() {
            var node = json(console.get("/api/nodes", badge)).at("/nodes/1");

            assertThat(node.path("address").asText()).isEqualTo("b:1");
            assertThat(node.path("status").asText()).isEqualTo("up");
            assertThat(node.path("sockets").asInt()).isEqualTo(3);
            assertThat(node.path("rooms").asInt()).isEqualTo(6);
            assertThat(node.path("silent").asBoolean()).isFalse();
        }

        @Test
        void theLogShowsAndProvesItself() {
            var operator = console.signIn("otto");
            console.post("/api/nodes/drain", operator, DRAIN);
            console.post("/api/nodes/drain", operator, DRAIN);

            assertThat(json(console.get("/api/audit", badge))
                            .at("/entries/1/reason")
                            .asText())
                    .isEqualTo("new release");
            assertThat(json(console.get("/api/audit/verify", badge))
                            .path("whole")
                            .asBoolean())
                    .isTrue();
            console.rows.lines.remove(1L);
            var broken = json(console.get("/api/audit/verify", badge));
            assertThat(broken.path("whole").asBoolean()).isFalse();
            assertThat(broken.at("/fault/kind").asText()).isEqualTo("gap");
        }

        @Test
        void placesInTheLogAreNumbers() {
            assertThat(code(console.get("/api/audit?before=x", badge))).isEqualTo("400 invalid");
            assertThat(console.get("/api/audit?before=7", badge).statusCode()).isEqualTo(200);
        }

        @Test
        void figuresArePushedToAsManyPagesAsAreAllowed() throws Exception {
            try (var small = new ConsoleFixture(KIT, ConsoleFixture.settings(PLENTY, 1))) {
                var viewer = small.signIn("vera");
                var live = small.request("GET", "/api/live", viewer, Optional.empty())
                        .build();
                var stream = HttpClient.newHttpClient().send(live, BodyHandlers.ofInputStream());
                try (var in = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
                            .startsWith("text/event-stream");
                    assertThat(in.readLine()).startsWith("data: {\"verdict\":\"green\"");
                    assertThat(code(small.get("/api/live", viewer))).isEqualTo("503 streams-full");
                }
            }
        }

        @Test
        void liveFiguresNeedASession() {
            assertThat(code(console.get("/api/live", Badge.NONE))).isEqualTo("401 no-session");
        }
    }

    @Nested
    class ThePage {
        @ParameterizedTest
        @ValueSource(strings = {"/", "/index.html", "/console.css", "/js/main.js", "/flame.svg"})
        void isThereForWhoeverMaySignIn(String path) {
            assertThat(console.get(path, Badge.NONE).statusCode()).isEqualTo(200);
        }

        @Test
        void runsNothingButItself() {
            var answer = console.get("/", Badge.NONE);

            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.body()).doesNotContain("style=", "onclick", "https://");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api", "/api/", "/api/nodes/", "/metrics", "/v1/rooms", "/../web/index.html", "/js/"})
        void hasNothingElse(String path) {
            assertThat(console.get(path, Badge.NONE).statusCode()).isIn(404, 400);
        }

        @Test
        void otherMethodsAreRefused() {
            assertThat(code(console.post("/api/verdict", Badge.NONE, "{}"))).isEqualTo("405 wrong-method");
            assertThat(code(console.post("/", Badge.NONE, "{}"))).isEqualTo("405 wrong-method");
        }
    }

    @Nested
    class TheDoor {
        @Test
        void staysClosedWhereNobodyMaySignIn() {
            var settings = ConsoleFixture.settings(1, 1);
            var nobody = new ConsoleSettings(
                    settings.address(), 0, settings.hosts(), List.of(), false, settings.sessionLifetime(), 1, 1);
            var census = KIT.createTestProbe(Census.Command.class).ref();
            var audit = new AuditLog(new InMemoryAuditRows(), Clock.systemUTC(), "a:1");

            assertThat(ConsoleDoor.start(
                                    KIT.system(),
                                    nobody,
                                    new ConsoleDoor.Inside(
                                            census, audit, console.rooms, console.settingRows, console.follower.ref()))
                            .toCompletableFuture()
                            .join())
                    .isEmpty();
        }

        @Test
        void saysWhichPortIsTaken() {
            var settings = ConsoleFixture.settings(1, 1);
            var taken = new ConsoleSettings(
                    settings.address(),
                    console.port(),
                    settings.hosts(),
                    settings.users(),
                    false,
                    settings.sessionLifetime(),
                    1,
                    1);

            assertThatThrownBy(() -> new ConsoleFixture(KIT, taken))
                    .cause()
                    .isInstanceOf(ConsoleDoor.CannotListen.class)
                    .hasMessageContaining(":" + console.port())
                    .hasMessageContaining("hearth.console.port");
        }
    }

    /** Whoever adds something that can be asked decides who may ask it, and that visitors find nothing there. */
    @Test
    void everythingIsInTheTableAndTriedAtThePublicDoor() throws Exception {
        var here = Files.readString(
                Path.of("src", "test", "java", "dev", "hearth", "operations", "http", "ConsoleDoorTest.java"));
        var visitors = Files.readString(Path.of("..", "load-tests", "src", "test", "resources", "bad-http.jsonl"));
        var missing = new ArrayList<String>();
        for (var endpoint : console.endpoints()) {
            boolean isStream = endpoint.path().equals("/api/live");
            boolean tried = here.matches("(?s).*\"" + endpoint.method().name() + ", +" + endpoint.path() + ",.*");
            if (!tried && !isStream) {
                missing.add("table: " + endpoint);
            }
            if (!visitors.contains("\"path\": \"" + endpoint.path() + "\", \"expect\": \"404 http.not-found\"")) {
                missing.add("bad-http.jsonl: " + endpoint);
            }
        }
        assertThat(missing).isEmpty();
    }
}
