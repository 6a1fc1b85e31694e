package dev.hearth.operations.http;

import static dev.hearth.operations.http.ConsoleFixture.code;
import static dev.hearth.operations.http.ConsoleFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.Census;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.http.ConsoleFixture.Badge;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketsApiTest {

    private static final ActorTestKit KIT = ConsoleFixture.kit();

    private final ConsoleFixture console = new ConsoleFixture(KIT, ConsoleFixture.settings(1_000, 20));
    private final Badge mona = console.signIn("mona");

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    private static String disconnect(String persona, String node, int socket) {
        return "{\"persona\": \"%s\", \"node\": \"%s\", \"socket\": %d, \"reason\": \"stuck\"}"
                .formatted(persona, node, socket);
    }

    @Test
    void whoKeepsUpWorstComesFirstAndTheNewestEnding() {
        var found = json(console.get("/api/sockets?find=", mona));

        assertThat(found.path("open").findValuesAsText("name")).containsExactly("cleo", "ann", "ben");
        assertThat(found.at("/open/0/stalled_ms").asLong()).isEqualTo(900);
        assertThat(found.at("/open/0/node").asText()).isEqualTo("b:1");
        assertThat(found.path("closed").findValuesAsText("code")).containsExactly("4008", "1000");
    }

    @Test
    void asksNodesForWhatIsLookedFor() {
        console.get("/api/sockets?find=An&slow=1", mona);

        assertThat(console.asked).containsExactly(new SocketQuery("An", true));
        assertThat(code(console.get("/api/sockets?find=" + "x".repeat(101), mona)))
                .isEqualTo("400 invalid");
    }

    @Test
    void aNameIsFoundByAPartAndAPersonaByTheWhole() {
        assertThat(new SocketQuery("AN", false).matches("p1", "Joanna")).isTrue();
        assertThat(new SocketQuery("p1", false).matches("p1", "Joanna")).isTrue();
        assertThat(new SocketQuery("p", false).matches("p1", "Joanna")).isFalse();
        assertThat(new SocketQuery("", false).matches("p1", "Joanna")).isTrue();
    }

    @Test
    void sendsASocketAwayAndWritesItDown() {
        assertThat(console.post("/api/sockets/disconnect", mona, disconnect("p-ann", "a:1", 1))
                        .statusCode())
                .isEqualTo(202);

        assertThat(ConsoleFixture.next(console.disconnected)).isEqualTo(new Census.Disconnect("a:1", 1, "mona"));
        assertThat(console.disconnected).isEmpty();
        assertThat(console.deed(1)).isEqualTo(new Deed("mona", "socket.disconnect", "p-ann a:1 1", "stuck"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-ben a:1 1", "p-ann b:1 1", "p-ann a:1 7"})
    void leavesSocketsAloneThatSomebodyElseHas(String target) {
        var parts = target.split(" ", -1);
        var body = disconnect(parts[0], parts[1], Integer.parseInt(parts[2]));

        assertThat(code(console.post("/api/sockets/disconnect", mona, body))).isEqualTo("404 not-found");
        assertThat(console.disconnected).isEmpty();
        assertThat(console.rows.lines).isEmpty();
    }
}
