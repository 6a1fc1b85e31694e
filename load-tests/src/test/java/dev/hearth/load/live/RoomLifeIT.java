package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static dev.hearth.load.live.Town.join;
import static dev.hearth.load.live.Town.ok;
import static dev.hearth.load.live.Town.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.run.Ending;
import dev.hearth.load.run.LogReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do in rooms, each rule seen from outside. */
@ExtendWith(SharedTown.class)
class RoomLifeIT {

    private static final int STAMPEDE = 60;
    private static final int CAPACITY = 20;

    private final Town town;

    RoomLifeIT(Town town) {
        this.town = town;
    }

    @Test
    void ownerConfiguresClosesAndReopens() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Tea", 4);
        join(bob, room);

        ObjectNode change = Commands.inRoom("room.configure", room)
                .put("name", "Coffee")
                .put("topic", "beans")
                .put("language", "en")
                .put("welcome", "Come in");
        change.putArray("tags").add("quiet");
        ok(ann, change);
        bob.room(room)
                .await(
                        "new name",
                        SOON,
                        state -> "Coffee".equals(state.settings().path("name").asText()));
        refused(bob, Commands.inRoom("room.configure", room).put("name", "Mine"), "room.forbidden");
        refused(bob, Commands.inRoom("room.close", room), "room.forbidden");

        ok(ann, Commands.inRoom("room.close", room));
        bob.room(room).await("closing", SOON, RoomState::closed);
        refused(bob, Commands.join(room), "room.closed");
        ok(ann, Commands.inRoom("room.reopen", room));
        refused(ann, Commands.inRoom("room.reopen", room), "room.not-closed");
        join(bob, room);
        assertThat(bob.room(room).read(RoomState::settings).path("topic").asText())
                .isEqualTo("beans");
        assertWhole(room, bob, ann, bob);
    }

    @Test
    void capacityIsExactUnderAStampede() throws Exception {
        Bot ann = town.person("Ann");
        String room =
                ok(ann, Commands.create("Small", CAPACITY)).body().path("room").asText();
        List<Bot> crowd = town.people("Guest", STAMPEDE);

        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        crowd.forEach(bot -> answers.add(bot.send(Commands.join(room))));
        int in = 0;
        Bot reader = ann;
        for (int i = 0; i < STAMPEDE; i++) {
            Answer answer = Town.get(answers.get(i));
            if (answer.ok()) {
                in++;
                reader = crowd.get(i);
            } else {
                assertThat(answer.code()).isEqualTo("room.full");
            }
        }

        assertThat(in).isEqualTo(CAPACITY);
        reader.room(room).await("everybody", SOON, state -> state.occupants().size() == CAPACITY);
        List<Bot> everybody = new ArrayList<>(crowd);
        everybody.add(ann);
        assertWhole(room, reader, everybody.toArray(Bot[]::new));
    }

    @Test
    void leavingMakesRoomForSomebodyElse() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "For one", 1);

        refused(bob, Commands.join(room), "room.full");
        ok(ann, Commands.leave(room));
        refused(ann, Commands.say(room, "still here?"), "room.not-in-room");
        join(bob, room);
        assertWhole(room, bob, ann, bob);
    }

    @Test
    void peopleTalkAndNewcomersSeeTheLastLines() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Talk", 4);
        join(bob, room);

        long offset =
                ok(ann, Commands.say(room, "hello \uD83D\uDC4B\uD83C\uDFFD")).offset();
        bob.room(room)
                .await(
                        "the line",
                        SOON,
                        state -> state.talk()
                                .contains(new RoomState.TalkLine(
                                        offset, ann.persona(), "hello \uD83D\uDC4B\uD83C\uDFFD")));
        Bot eve = town.person("Eve");
        join(eve, room);
        assertThat(eve.room(room).read(RoomState::talk))
                .extracting(RoomState.TalkLine::text)
                .containsExactly("hello \uD83D\uDC4B\uD83C\uDFFD");
        assertWhole(room, eve, ann, bob, eve);
    }

    @Test
    void whispersReachOnlyTheTwo() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        Bot eve = town.person("Eve");
        String room = Town.room(ann, "Whispers", 4);
        int number = join(bob, room).body().path("occupant").asInt();
        join(eve, room);

        ok(ann, Commands.whisper(room, number, "only you"));
        bob.inbox().await("the whisper", SOON, inbox -> inbox.holds("only you"));
        refused(ann, Commands.whisper(room, 999, "nobody"), "room.no-such-occupant");
        ok(eve, Commands.say(room, "fence"));
        ann.room(room).await("the fence", SOON, state -> state.talk().size() == 1);
        boolean overheard = eve.inbox().read(inbox -> inbox.holds("only you"));
        assertThat(overheard).isFalse();
        assertWhole(room, eve, ann, bob, eve);
    }

    @Test
    void seatsAreExclusiveAndRefusalsNameTheNearest() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Seats", 4);
        join(bob, room);
        String seat = ann.room(room).read(RoomState::seats).keySet().stream()
                .sorted()
                .findFirst()
                .orElseThrow();

        assertThat(ok(ann, sit(room, seat)).body().path("seat").asText()).isEqualTo(seat);
        String nearest = refused(bob, sit(room, seat), "seat.taken")
                .body()
                .path("nearest")
                .asText();
        assertThat(nearest).isNotEmpty().isNotEqualTo(seat);
        refused(bob, Commands.stand(room), "seat.not-seated");
        refused(bob, sit(room, "no-such-seat"), "seat.unknown");
        ok(bob, sit(room, nearest));
        ann.room(room).await("both seated", SOON, state -> state.seated().size() == 2);
        ok(ann, Commands.stand(room));
        bob.room(room).await("one seated", SOON, state -> state.seated().size() == 1);
        ok(bob, sit(room, seat));
        ann.room(room)
                .await(
                        "the other seat",
                        SOON,
                        state -> bob.persona().equals(state.seated().get(seat)));
        assertWhole(room, ann, ann, bob);
    }

    @Test
    void walkingIsSeenAndNobodyJumps() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Walk", 4);
        join(bob, room);
        Occupant start = position(bob, room, ann);

        ann.tell(Commands.move(room, start.x() + 0.1, start.z(), 0.5));
        bob.room(room)
                .await(
                        "the step",
                        SOON,
                        state -> state.occupant(ann.persona()).stream()
                                .anyMatch(occupant -> Math.abs(occupant.x() - start.x() - 0.1) < 0.01));
        ann.tell(Commands.move(room, 1e9, -1e9, 0));
        ann.tell(Commands.inRoom("room.pose", room).put("pose", "wave"));
        bob.room(room)
                .await(
                        "the pose after it",
                        SOON,
                        state -> state.occupant(ann.persona()).stream()
                                .anyMatch(occupant -> occupant.pose().equals("wave")));
        JsonNode floor = bob.room(room).read(RoomState::floor);
        Occupant end = position(bob, room, ann);
        assertThat(end.x()).isBetween(0.0, floor.path("width").asDouble());
        assertThat(end.z()).isBetween(0.0, floor.path("depth").asDouble());
        assertThat(Math.hypot(end.x() - start.x(), end.z() - start.z()))
                .as("metres after a jump to the end of the world")
                .isLessThan(floor.path("walk_speed").asDouble() * SOON.toSeconds());
    }

    @Test
    void posesTypingAndReactionsAreSeen() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Signs", 4);
        join(bob, room);

        ann.tell(Commands.inRoom("room.typing", room).put("on", true));
        ann.tell(Commands.inRoom("room.pose", room).put("pose", "wave"));
        ann.tell(Commands.inRoom("room.react", room).put("reaction", "heart"));
        bob.room(room)
                .await(
                        "all three",
                        SOON,
                        state -> state.occupant(ann.persona()).stream()
                                .anyMatch(occupant -> occupant.typing()
                                        && occupant.pose().equals("wave")
                                        && occupant.reaction().equals("heart")));
        Bot eve = town.person("Eve");
        join(eve, room);
        assertThat(position(eve, room, ann).pose()).isEqualTo("wave");
    }

    @Test
    void ownerKicksBansMutesAndNamesBuilders() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Rules", 4);
        join(bob, room);

        refused(bob, Commands.about("room.kick", room, ann.persona()), "room.forbidden");
        refused(ann, Commands.about("room.kick", room, ann.persona()), "room.target-protected");
        ok(ann, Commands.about("room.kick", room, bob.persona()));
        ann.room(room)
                .await("the kick", SOON, state -> state.occupant(bob.persona()).isEmpty());
        join(bob, room);

        ok(ann, Commands.about("room.mute", room, bob.persona(), 5));
        refused(bob, Commands.say(room, "mmh"), "room.muted");
        ok(ann, Commands.about("room.unmute", room, bob.persona()));
        ok(bob, Commands.say(room, "thanks"));

        ok(ann, Commands.role(room, bob.persona(), "builder"));
        bob.room(room).await("the role", SOON, state -> state.builders().contains(bob.persona()));
        ok(ann, Commands.role(room, bob.persona(), "guest"));

        ok(ann, Commands.about("room.ban", room, bob.persona(), 60));
        Instant until = Instant.parse(refused(bob, Commands.join(room), "room.banned")
                .body()
                .path("until")
                .asText());
        assertThat(until)
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(58)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        ok(ann, Commands.about("room.unban", room, bob.persona()));
        join(bob, room);
        assertWhole(room, ann, ann, bob);
    }

    @Test
    void historyIsPagedBackwards() throws Exception {
        Bot ann = town.person("Ann");
        String room = Town.room(ann, "History", 4);
        for (int i = 1; i <= 5; i++) {
            ok(ann, Commands.say(room, "line " + i));
        }

        JsonNode newest = ok(ann, Commands.history(room, 0, 3)).body();
        assertThat(newest.path("events")).hasSize(3);
        assertThat(newest.path("more").asBoolean()).isTrue();
        assertThat(newest.path("people").has(ann.persona())).isTrue();
        long first = newest.path("events").path(0).path("offset").asLong();
        JsonNode older = ok(ann, Commands.history(room, first, 100)).body();
        assertThat(older.path("events")).hasSize((int) first - 1);
        assertThat(older.path("more").asBoolean()).isFalse();
        assertThat(LogReader.room(ann, room).entries()).hasSize(7);
    }

    @Test
    void aKeyIsOneCommand() throws Exception {
        Bot ann = town.person("Ann");
        String room = Town.room(ann, "Keys", 4);
        String key = Bot.newKey();
        String createKey = Bot.newKey();

        Answer once = ok(ann.send(Commands.say(room, "once"), key));
        Answer again = ok(ann.send(Commands.say(room, "once"), key));
        assertThat(again.offset()).isEqualTo(once.offset());
        assertThat(again.dup()).isTrue();
        Answer made = ok(ann.send(Commands.create("Twin", 4), createKey));
        Answer madeAgain = ok(ann.send(Commands.create("Twin", 4), createKey));
        assertThat(madeAgain.body().path("room")).isEqualTo(made.body().path("room"));
        assertWhole(room, ann, ann);

        Answer conflict = Town.get(ann.send(Commands.say(room, "other"), key));
        assertThat(conflict.code()).isEqualTo("key.conflict");
        assertThat(LogReader.room(ann, room).entries())
                .as("one line, and the join with which the check begins")
                .extracting(StreamLog.Entry::type)
                .containsExactly("room.created", "room.joined", "room.said", "skip");
    }

    private static ObjectNode sit(String room, String seat) {
        return Commands.sit(room, TextNode.valueOf(seat));
    }

    private static Occupant position(Bot watcher, String room, Bot who) {
        return watcher.room(room).read(state -> state.occupant(who.persona())).orElseThrow();
    }

    /** The room's log, read by somebody in it, explains everything these people sent and saw. */
    private static void assertWhole(String room, Bot reader, Bot... people) throws Exception {
        CheckReport report =
                Ending.of(List.of(people), Map.of(room, List.of(reader))).report();
        assertThat(report.clean()).as(report.toString()).isTrue();
    }
}
