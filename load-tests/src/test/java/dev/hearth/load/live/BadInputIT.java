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
import dev.hearth.load.socket.SocketTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent has its registered answer, soon, and the neighbour notices nothing. */
@ExtendWith(SharedTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final int THREADS = 8;
    private static final Duration USUALLY_WITHIN = Duration.ofMillis(100);
    private static final Duration ALWAYS_WITHIN = Duration.ofSeconds(5);

    private final Town town;
    private final Placeholders values = new Placeholders();
    private final AtomicInteger heartbeats = new AtomicInteger(1_000_000);
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final List<Cast> casts = Collections.synchronizedList(new ArrayList<>());
    private final Bot neighbour;
    private Crew<BadCase> crew;
    private Probe somebodyElse;

    BadInputIT(Town town) throws Exception {
        this.town = town;
        this.neighbour = town.person("Neighbour");
        this.crew = Crew.play(List.of(), 1, none -> {});
        this.somebodyElse = letSomebodyElseIn();
    }

    @BeforeAll
    void playAll() throws Exception {
        settle();
        ThreadLocal<Cast> cast = ThreadLocal.withInitial(this::newCast);
        crew = Crew.play(cases(), THREADS, bad -> play(bad, cast.get()));
        casts.forEach(Cast::leave);
    }

    private Cast newCast() {
        Cast cast = new Cast(town, neighbour, values);
        casts.add(cast);
        return cast;
    }

    private void settle() throws Exception {
        String room = Town.room(neighbour, "Quiet house", 100);
        Bot other = town.person("Other");
        String closed = Town.ok(other, Commands.create("Closed house", 5))
                .body()
                .path("room")
                .asText();
        Town.ok(other, Json.object().put("type", "room.close").put("room", closed));
        values.with("room", room)
                .with("closed", closed)
                .with("owner", neighbour.persona())
                .with("other", other.persona())
                .with("nobody", "a".repeat(26))
                .with("NOBODY", "A".repeat(26))
                .with("garden", garden());
        Town.ok(neighbour, Commands.place(room, "oak-chair", 3, 3));
        values.with("spent-key", Bot.newKey());
        Town.ok(neighbour.send(Commands.say(room, "before"), values.get("spent-key")));
    }

    /** Their link and secret are shown to everybody, and are of no use to anybody. */
    private Probe letSomebodyElseIn() throws Exception {
        Guest them = town.guest("Somebody else");
        Probe probe = Probe.connect(town.loop(), SocketTarget.hearth(town.socket(), them.source()));
        probe.text(Json.object()
                .put("type", "identify")
                .put("token", them.accessToken())
                .toString());
        JsonNode ready =
                probe.next(message -> "ready".equals(message.path("type").asText()), SOON);
        values.with("their-link", ready.path("link").asText())
                .with("their-secret", ready.path("secret").asText())
                .with("their-token", them.accessToken());
        return probe;
    }

    private String garden() throws Exception {
        Answer made = Town.ok(neighbour, Commands.create("Quiet garden", 50).put("shell", "garden.v1"));
        String garden = made.body().path("room").asText();
        Town.join(neighbour, garden);
        return garden;
    }

    @AfterAll
    void neighbourNoticedNothing() throws Exception {
        String room = values.get("room");
        assertThat(somebodyElse.closed()).isNotDone();
        somebodyElse.close();
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
                        "room.banned",
                        "furniture.placed",
                        "room.role-changed");
        assertThat(neighbour.room(room).read(RoomState::furniture)).hasSize(1);
        assertThat(neighbour.room(room).read(RoomState::talk))
                .extracting(RoomState.TalkLine::text)
                .containsExactly("before", "after");
    }

    static List<BadCase> cases() {
        List<BadCase> cases = BadCase.all();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(500);
        assertThat(cases).extracting(BadCase::name).doesNotHaveDuplicates();
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAnsweredAsRegistered(BadCase bad) {
        crew.assertPlayed(bad);
    }

    @Test
    void isAnsweredSoon() {
        List<Duration> sorted = waits.stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).isLessThan(USUALLY_WITHIN);
        assertThat(sorted.get(sorted.size() - 1)).isLessThan(ALWAYS_WITHIN);
    }

    private void play(BadCase bad, Cast cast) throws Exception {
        Prober prober = cast.enter(bad);
        try {
            Placeholders own = prober.values()
                    .copy()
                    .with("key", Bot.newKey())
                    .with("key2", Bot.newKey())
                    .with("key3", Bot.newKey());
            for (JsonNode before : bad.before()) {
                answered(
                        prober.probe(),
                        own.fill(before.toString()),
                        before.path("id").asLong(),
                        "ok");
            }
            long start = System.nanoTime();
            bad.sendBy(prober.probe(), own);
            boolean goesOn = meets(bad, prober.probe(), own);
            waits.add(Duration.ofNanos(System.nanoTime() - start));
            if (goesOn) {
                assertHealthy(prober.probe());
            }
        } finally {
            if (!Cast.isKept(bad)) {
                prober.close();
            }
        }
    }

    private static JsonNode answered(Probe probe, String message, long id, String type) throws InterruptedException {
        probe.text(message);
        JsonNode answer = probe.next(it -> it.path("id").asLong() == id, SOON);
        assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo(type);
        return answer;
    }

    /** Whether the connection goes on. */
    private static boolean meets(BadCase bad, Probe probe, Placeholders own) throws Exception {
        switch (bad.kind()) {
            case "close" -> closes(bad, probe);
            case "error" -> refuses(bad, probe);
            case "ok", "dup" -> accepts(bad, probe);
            case "ready", "resumed" -> probe.next(it -> it.path("type").asText().equals(bad.expect()), SOON);
            case "stream" -> goesOnAs(bad.code(), probe, own);
            case "ignored", "nothing" -> {
                // What comes next shows that nothing came of it.
            }
            default -> throw new IllegalArgumentException(bad.expect());
        }
        return !bad.kind().equals("close") && !bad.kind().equals("nothing");
    }

    private static void closes(BadCase bad, Probe probe) throws Exception {
        Closing closing = Town.get(probe.closed());
        assertThat(closing.kind()).as(closing.toString()).isEqualTo(Closing.Kind.CLOSE_FRAME);
        assertThat(closing.code()).as(closing.toString()).isEqualTo(Integer.parseInt(bad.code()));
    }

    private static void refuses(BadCase bad, Probe probe) throws InterruptedException {
        JsonNode error = probe.next(
                it -> List.of("error", "ok", "unknown").contains(it.path("type").asText()), SOON);
        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo(bad.code());
        assertThat(error.path("retry").asText()).isIn("no", "same", "later");
        assertThat(error.has("ref")).isTrue();
        assertThat(error.path("message").asText()).isNotEmpty();
        if (!bad.names().isEmpty()) {
            assertThat(error.path("message").asText().toLowerCase(Locale.ROOT)).contains(bad.names());
        }
        JsonNode id = bad.send().path("id");
        if (id.isIntegralNumber() && id.canConvertToLong() && id.asLong() > 0 && id.asLong() < 1L << 53) {
            assertThat(error.path("id").asLong()).as(error.toString()).isEqualTo(id.asLong());
        }
    }

    private static void accepts(BadCase bad, Probe probe) throws InterruptedException {
        JsonNode ok = probe.next(
                it -> List.of("error", "ok", "unknown").contains(it.path("type").asText()), SOON);
        assertThat(ok.path("type").asText()).as(ok.toString()).isEqualTo("ok");
        assertThat(ok.path("dup").asBoolean())
                .as(ok.toString())
                .isEqualTo(bad.kind().equals("dup"));
    }

    private static void goesOnAs(String expected, Probe probe, Placeholders own) throws InterruptedException {
        JsonNode stream = probe.next(it -> "stream".equals(it.path("type").asText()), SOON);
        String[] words = expected.split(" ", 2);
        assertThat(stream.path("answer").asText()).as(stream.toString()).isIn((Object[]) words[0].split("\\|", -1));
        assertThat(stream.path("reason").asText()).as(stream.toString()).isEqualTo(words.length > 1 ? words[1] : "");
        boolean room = stream.path("stream").asText().startsWith("room:");
        if (room && stream.path("answer").asText().equals("snapshot")) {
            JsonNode whole = probe.next(it -> it.path("type").asText().startsWith("room."), SOON);
            assertThat(whole.path("type").asText()).isEqualTo("room.snapshot");
            assertThat(whole.path("epoch").asText()).isEqualTo(own.get("epoch"));
        }
    }

    /** The connection still echoes, and nothing but what was expected came before the echo. */
    private void assertHealthy(Probe probe) throws InterruptedException {
        int beat = heartbeats.incrementAndGet();
        probe.text(Json.object().put("type", "heartbeat").put("time", beat).toString());
        JsonNode next = probe.next(
                it -> List.of("error", "ok").contains(it.path("type").asText())
                        || it.path("time").asInt() == beat,
                SOON);
        assertThat(next.path("type").asText()).as(next.toString()).isEqualTo("heartbeat");
        assertThat(next.path("time").asInt()).isEqualTo(beat);
        assertThat(neighbour.connection().closed()).isNotDone();
    }
}
