package dev.hearth.operations.http;

import static dev.hearth.operations.http.ConsoleFixture.code;
import static dev.hearth.operations.http.ConsoleFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.RoomOrder;
import dev.hearth.operations.http.ConsoleFixture.Badge;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsApiTest {

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

    private String post(String path, String body) {
        return code(console.post(path, mona, body));
    }

    private Deed lastDeed() {
        return console.deed(console.rows.lines.size());
    }

    @Test
    void theHotRoomOfAllNodesComesFirst() {
        var rooms = json(console.get("/api/rooms", mona)).path("rooms");

        assertThat(rooms.findValuesAsText("room")).containsExactly("r2", "r3", "r1");
        assertThat(rooms.at("/1/node").asText()).isEqualTo("b:1");
        assertThat(rooms.at("/0/commands_per_minute").asDouble()).isEqualTo(90);
    }

    @Test
    void showsWhoIsInARoomByPages() {
        var whole = json(console.get("/api/rooms/look?room=r1", mona));
        assertThat(whole.path("name").asText()).isEqualTo("Hall");
        assertThat(whole.path("occupants").findValuesAsText("name")).containsExactly("ann", "bob");

        var rest = json(console.get("/api/rooms/look?room=r1&after=3", mona));
        assertThat(rest.path("occupants").findValuesAsText("name")).containsExactly("bob");
        assertThat(code(console.get("/api/rooms/look?room=r9", mona))).isEqualTo("404 not-found");
    }

    @Test
    void aRoomThatDoesNotAnswerIsSaidToBeSilent() {
        console.rooms.silent = true;

        assertThat(code(console.get("/api/rooms/look?room=r1", mona))).isEqualTo("503 room-silent");
    }

    @Test
    void sendsSomebodyAway() {
        post("/api/rooms/kick", "{\"room\": \"r1\", \"occupant\": 3, \"reason\": \"rude\"}");

        assertThat(console.rooms.orders).containsExactly(new RoomOrder.Kick("persona-ann"));
        assertThat(lastDeed()).isEqualTo(new Deed("mona", "room.kick", "r1 persona-ann", "rude"));
    }

    @Test
    void silencesSomebodyForAWhile() {
        post("/api/rooms/mute", "{\"room\": \"r1\", \"occupant\": 7, \"minutes\": 1440, \"reason\": \"loud\"}");

        assertThat(console.rooms.orders).containsExactly(new RoomOrder.Mute("persona-bob", Duration.ofDays(1)));
        assertThat(lastDeed()).isEqualTo(new Deed("mona", "room.mute", "r1 persona-bob for 1440 min", "loud"));
    }

    @Test
    void closesAndOpensARoomOnce() {
        post("/api/rooms/close", "{\"room\": \"r1\", \"reason\": \"fight\"}");
        assertThat(post("/api/rooms/reopen", "{\"room\": \"r1\", \"reason\": \"over\"}"))
                .isEqualTo("409 room-open");
        console.rooms.closed = true;
        assertThat(post("/api/rooms/close", "{\"room\": \"r1\", \"reason\": \"fight\"}"))
                .isEqualTo("409 room-closed");
        post("/api/rooms/reopen", "{\"room\": \"r1\", \"reason\": \"over\"}");

        assertThat(console.rooms.orders).containsExactly(new RoomOrder.Close(), new RoomOrder.Reopen());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"room\": \"r1\", \"occupant\": 4, \"reason\": \"x\"}",
                "{\"room\": \"r9\", \"occupant\": 3, \"reason\": \"x\"}"
            })
    void doesNothingToWhoIsNotThere(String body) {
        assertThat(post("/api/rooms/kick", body)).isEqualTo("404 not-found");
        assertThat(console.rooms.orders).isEmpty();
        assertThat(console.rows.lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"room\": \"r1\", \"occupant\": 3, \"reason\": \"x\"}",
                "{\"room\": \"r1\", \"occupant\": 3, \"minutes\": 0, \"reason\": \"x\"}",
                "{\"room\": \"r1\", \"occupant\": 3, \"minutes\": 1441, \"reason\": \"x\"}",
                "{\"room\": \"r1\", \"occupant\": 3.5, \"minutes\": 5, \"reason\": \"x\"}",
                "{\"room\": \"r1\", \"occupant\": \"3\", \"minutes\": 5, \"reason\": \"x\"}"
            })
    void aMuteHasALength(String body) {
        assertThat(post("/api/rooms/mute", body)).isEqualTo("400 invalid");
        assertThat(console.rooms.orders).isEmpty();
    }

    @Test
    void needsAReason() {
        assertThat(post("/api/rooms/close", "{\"room\": \"r1\", \"reason\": \" \"}"))
                .isEqualTo("400 reason-missing");
        assertThat(console.rooms.orders).isEmpty();
    }
}
