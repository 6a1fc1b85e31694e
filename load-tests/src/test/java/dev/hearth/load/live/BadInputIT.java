package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.run.LogReader;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.HttpExchange;
import dev.hearth.load.socket.SocketTarget;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent has its registered answer, and the neighbour notices nothing. */
@ExtendWith(SharedTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    /** Few enough that nobody meets a limit of rates, which would be another answer. */
    private static final int CASES_PER_CONNECTION = 12;

    private final Town town;
    private final Map<String, Probe> probes = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private Bot neighbour;
    private int heartbeats;

    BadInputIT(Town town) throws Exception {
        this.town = town;
        this.neighbour = town.person("Neighbour");
    }

    @BeforeAll
    void settle() throws Exception {
        String room = Town.room(neighbour, "Quiet house", 50);
        Bot other = town.person("Other");
        Town.ok(other, Commands.create("Closed house", 5));
        values.put("room", room);
        values.put("owner", neighbour.persona());
        values.put("nobody", "a".repeat(26));
        values.put("garden", garden());
        Town.ok(neighbour, Commands.place(room, "oak-chair", 3, 3));
        values.put("spent-key", Bot.newKey());
        Town.ok(neighbour.send(Commands.say(room, "before"), values.getOrDefault("spent-key", "")));
    }

    private String garden() throws Exception {
        Answer made = Town.ok(neighbour, Commands.create("Quiet garden", 50).put("shell", "garden.v1"));
        String garden = made.body().path("room").asText();
        Town.join(neighbour, garden);
        return garden;
    }

    @AfterAll
    void neighbourNoticedNothing() throws Exception {
        probes.values().forEach(Probe::close);
        String room = values.getOrDefault("room", "");
        assertThat(neighbour.connection().closed()).isNotDone();
        Town.ok(neighbour, Commands.say(room, "after"));
        neighbour.room(room).await("own line", SOON, state -> state.talk().size() == 2);
        StreamLog log = LogReader.room(neighbour, room);
        assertThat(log.entries())
                .as("nothing but people coming and going was done to the room")
                .extracting(StreamLog.Entry::type)
                .isSubsetOf(
                        "room.created",
                        "room.joined",
                        "room.left",
                        "room.said",
                        "room.positions",
                        "furniture.placed",
                        "room.role-changed");
        assertThat(neighbour.room(room).read(RoomState::furniture)).hasSize(1);
        assertThat(neighbour.room(room).read(RoomState::talk))
                .extracting(RoomState.TalkLine::text)
                .containsExactly("before", "after");
    }

    static List<BadCase> cases() throws IOException {
        List<BadCase> cases = BadCase.all();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(80);
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAnsweredAsRegistered(BadCase bad) throws Exception {
        Probe probe = probe(bad);
        values.put("key", Bot.newKey());
        bad.sendBy(probe, values);
        if (bad.closes()) {
            probes.remove(bad.as());
            Closing closing = Town.get(probe.closed());
            assertThat(closing.kind()).as(closing.toString()).isEqualTo(Closing.Kind.CLOSE_FRAME);
            assertThat(closing.code()).as(closing.toString()).isEqualTo(Integer.parseInt(bad.code()));
            return;
        }
        if (!bad.expect().equals("ignored")) {
            JsonNode error =
                    probe.next(message -> "error".equals(message.path("type").asText()), SOON);
            assertThat(error.path("code").asText()).as(error.toString()).isEqualTo(bad.code());
            assertThat(error.path("retry").asText()).isIn("no", "same", "later");
            assertThat(error.has("ref")).isTrue();
            assertThat(error.path("message").asText()).isNotEmpty();
        }
        assertHealthy(probe);
    }

    /** The connection still echoes, and nothing but what was expected came before the echo. */
    private void assertHealthy(Probe probe) throws InterruptedException {
        int beat = ++heartbeats;
        probe.text(Json.object().put("type", "heartbeat").put("time", beat).toString());
        JsonNode next = probe.next(
                message -> List.of("error", "heartbeat")
                        .contains(message.path("type").asText()),
                SOON);
        assertThat(next.path("type").asText()).as(next.toString()).isEqualTo("heartbeat");
        assertThat(next.path("time").asInt()).isEqualTo(beat);
        assertThat(neighbour.connection().closed()).isNotDone();
    }

    private Probe probe(BadCase bad) throws Exception {
        if (bad.as().equals("stranger")) {
            Guest guest = town.guest("Stranger");
            values.put("token", guest.accessToken());
            return Probe.connect(town.loop(), SocketTarget.hearth(town.socket(), guest.source()));
        }
        int used = uses.merge(bad.as(), 1, Integer::sum);
        Probe present = probes.get(bad.as());
        if (present != null && !present.closed().isDone() && used % CASES_PER_CONNECTION != 0) {
            return present;
        }
        Probe fresh = freshProbe(bad.as());
        probes.put(bad.as(), fresh);
        return fresh;
    }

    private Probe freshProbe(String as) throws Exception {
        Guest guest = town.guest("Prober");
        Probe probe = Probe.identified(town.loop(), town.socket(), guest);
        values.put("me", guest.persona());
        String room = values.getOrDefault("room", "");
        if (as.equals("guest") || as.equals("builder")) {
            enter(probe, room);
        }
        if (as.equals("builder")) {
            Town.ok(neighbour, Commands.role(room, guest.persona(), "builder"));
        }
        if (as.equals("gardener")) {
            String garden = values.getOrDefault("garden", "");
            enter(probe, garden);
            Town.ok(neighbour, Commands.role(garden, guest.persona(), "builder"));
        }
        return probe;
    }

    private static void enter(Probe probe, String room) throws InterruptedException {
        probe.text(Commands.join(room).put("id", 1).put("key", Bot.newKey()).toString());
        probe.next(message -> "room.snapshot".equals(message.path("type").asText()), SOON);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/v1/guests, `{}`, 400, frame.invalid",
                "/v1/guests, `{\"name\":7}`, 400, frame.invalid",
                "/v1/guests, `not json`, 400, http.invalid",
                "/v1/guests, `[1,2]`, 400, http.invalid",
                "/v1/guests, `{\"name\":\"\"}`, 422, name.invalid",
                "/v1/guests, `{\"name\":\"a\\u202eb\"}`, 422, name.invalid",
                "/v1/tokens, `{}`, 400, frame.invalid",
                "/v1/tokens, `{\"refresh_token\":\"made up\"}`, 401, token.invalid",
                "/v1/nothing, `{}`, 404, http.not-found",
            })
    void isRefusedOverHttpAsRegistered(String path, String body, int status, String code) throws IOException {
        HttpExchange.Response response = HttpExchange.post(town.door().at(path), Optional.empty(), body);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(Json.parse(response.body()).path("code").asText()).isEqualTo(code);
    }
}
