package dev.hearth.operations.http;

import static dev.hearth.operations.http.ConsoleFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.NodeView;
import dev.hearth.operations.domain.RoomOrder;
import dev.hearth.operations.domain.Town;
import dev.hearth.operations.http.ConsoleFixture.Badge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fifteen tasks of {@code docs/operating/console.md}: each in at most three questions or orders. */
class OperatorTasksTest {

    private static final ActorTestKit KIT = ConsoleFixture.kit();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEPS_MAX = 3;

    private final ConsoleFixture console = new ConsoleFixture(KIT, ConsoleFixture.settings(1_000, 20));
    private final Badge otto = console.signIn("otto");
    private int steps;

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void wasShort() throws Exception {
        console.close();
        assertThat(steps).isBetween(1, STEPS_MAX);
    }

    private JsonNode see(String path) {
        steps++;
        return json(console.get(path, otto));
    }

    private void order(String path, ObjectNode body) {
        steps++;
        assertThat(console.post(path, otto, body.put("reason", "a task").toString())
                        .statusCode())
                .isEqualTo(202);
    }

    private static ObjectNode body() {
        return JSON.createObjectNode();
    }

    private static Town town(boolean storeAnswers, boolean draining, long heapOfB) {
        var nodes = List.of(node("a:1", storeAnswers, draining, 10), node("b:1", true, false, heapOfB));
        return new Town(Instant.EPOCH, "a:1", nodes);
    }

    private static NodeView node(String address, boolean storeAnswers, boolean draining, long heap) {
        var report = new NodeReport(
                address, "1.0.0", List.of("world"), 0, 3, heap, 100, 1, 20, 5, 0, storeAnswers, "", draining);
        return new NodeView(address, "Up", true, Optional.of(report), 5, 6, 7);
    }

    private static JsonNode named(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void task01SayWhetherAllIsWell() {
        assertThat(see("/api/verdict").path("verdict").asText()).isEqualTo("green");
    }

    @Test
    void task02SayWhatIsNotWellAndWhere() {
        console.town = town(false, false, 20);
        var reason = see("/api/verdict").at("/reasons/0");

        assertThat(reason.path("code").asText()).isEqualTo("store-silent");
        assertThat(reason.path("node").asText()).isEqualTo("a:1");
    }

    @Test
    void task03SayWhichReleaseEachNodeRuns() {
        assertThat(see("/api/nodes").path("nodes").findValuesAsText("version")).containsExactly("1.0.0", "1.0.0");
    }

    @Test
    void task04FindTheNodeWithTheFullestHeap() {
        console.town = town(true, false, 90);
        var nodes = see("/api/nodes").path("nodes");

        assertThat(nodes.at("/1/heap_used").asLong())
                .isGreaterThan(nodes.at("/0/heap_used").asLong());
    }

    @Test
    void task05TakeANodeOutOfService() {
        var node = see("/api/nodes").at("/nodes/1/address").asText();
        order("/api/nodes/drain", body().put("node", node));

        assertThat(ConsoleFixture.next(console.drained).address()).isEqualTo(node);
    }

    @Test
    void task06SeeThatANodeIsLeaving() {
        console.town = town(true, true, 20);

        assertThat(see("/api/nodes").at("/nodes/0/draining").asBoolean()).isTrue();
    }

    @Test
    void task07FindTheHotRoomAndItsNode() {
        var hot = see("/api/rooms").at("/rooms/0");

        assertThat(hot.path("room").asText()).isEqualTo("r2");
        assertThat(hot.path("node").asText()).isEqualTo("a:1");
    }

    @Test
    void task08SayWhoIsInARoom() {
        assertThat(see("/api/rooms/look?room=r1").path("occupants").findValuesAsText("name"))
                .containsExactly("ann", "bob");
    }

    @Test
    void task09SendSomebodyOutOfARoom() {
        var ann = named(see("/api/rooms/look?room=r1").path("occupants"), "ann");
        order(
                "/api/rooms/kick",
                body().put("room", "r1").put("occupant", ann.path("number").asInt()));

        assertThat(console.rooms.orders).containsExactly(new RoomOrder.Kick("persona-ann"));
    }

    @Test
    void task10SilenceSomebodyForTenMinutes() {
        var bob = named(see("/api/rooms/look?room=r1").path("occupants"), "bob");
        order(
                "/api/rooms/mute",
                body().put("room", "r1")
                        .put("occupant", bob.path("number").asInt())
                        .put("minutes", 10));

        assertThat(console.rooms.orders).hasSize(1);
    }

    @Test
    void task11CloseARoomAndOpenItAgain() {
        order("/api/rooms/close", body().put("room", "r1"));
        console.rooms.closed = true;
        order("/api/rooms/reopen", body().put("room", "r1"));

        assertThat(console.rooms.orders).containsExactly(new RoomOrder.Close(), new RoomOrder.Reopen());
    }

    @Test
    void task12FindOutWhereSomebodyIsConnected() {
        var ann = named(see("/api/sockets?find=ann").path("open"), "ann");

        assertThat(ann.path("node").asText()).isEqualTo("a:1");
        assertThat(ann.at("/rooms/0").asText()).isEqualTo("r1");
    }

    @Test
    void task13FreeAClientThatIsStuck() {
        var slowest = see("/api/sockets?slow=1").at("/open/0");
        var target = body().put("node", slowest.path("node").asText());
        target.put("persona", slowest.path("persona").asText());
        order(
                "/api/sockets/disconnect",
                target.put("socket", slowest.path("socket").asInt()));

        assertThat(ConsoleFixture.next(console.disconnected).address())
                .isEqualTo(slowest.path("node").asText());
    }

    @Test
    void task14SayWhySomebodyLostTheirConnection() {
        var eve = named(see("/api/sockets?find=eve").path("closed"), "eve");

        assertThat(eve.path("code").asInt()).isEqualTo(4008);
    }

    @Test
    void task15SayWhoDidWhatAndProveIt() {
        order("/api/rooms/close", body().put("room", "r1"));

        assertThat(see("/api/audit").at("/entries/0/operator").asText()).isEqualTo("otto");
        assertThat(see("/api/audit/verify").path("whole").asBoolean()).isTrue();
    }
}
