package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.History;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.bot.Sighting;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.checker.HistoryChecker;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.process.LoadLimits;
import dev.hearth.load.run.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One of a hundred messages between rooms and relays is lost, and nobody sees a hole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageLossIT {

    private static final String LOSSES = "hearth.testing { room-message-loss = 0.01, seed = 11 }\n";
    private static final Duration REPAIRED_WITHIN = Duration.ofSeconds(6);

    /**
     * Five times as long as one attempt, which is an answer's time and a pause: one answer of a hundred is lost, so two
     * attempts in a row leave one line in 10,000 undecided, and a round has 400 of them.
     */
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(30);

    private static final int ROOMS = 4;
    private static final int PEOPLE_PER_ROOM = 5;
    private static final int LINES = 20;

    /** Longer than a room gathers commits, so that each line goes with a message of its own, which may be lost. */
    private static final Duration LINE_EVERY = Duration.ofMillis(60);

    /** What is lost is left to chance: talk goes on until something was. A round without a loss is one of three. */
    private static final int ROUNDS_MAX = 20;

    private final Town town;

    MessageLossIT() throws Exception {
        town = Town.open("losses", LoadLimits.LIFTED + LOSSES);
    }

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void showsNoHoleAndIsRepairedInTime() throws Exception {
        List<String> rooms = new ArrayList<>();
        List<List<Bot>> crowds = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            List<Bot> crowd = town.people("Loser " + i, PEOPLE_PER_ROOM);
            String room = decided(crowd.get(0), Commands.create("Leaky " + i, PEOPLE_PER_ROOM))
                    .body()
                    .path("room")
                    .asText();
            for (Bot bot : crowd) {
                decided(bot, Commands.join(room));
                bot.room(room)
                        .await(
                                "snapshot",
                                REPAIRED_WITHIN,
                                state -> state.occupant(bot.persona()).isPresent());
            }
            rooms.add(room);
            crowds.add(crowd);
        }

        int rounds = 0;
        do {
            talkAll(rooms, crowds);
        } while (++rounds < ROUNDS_MAX && town.people().stream().noneMatch(MessageLossIT::wasRepaired));

        CheckReport report = check(rooms, crowds);
        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(town.people()).as("somebody lost something").anyMatch(MessageLossIT::wasRepaired);
    }

    /** Everybody says some lines, and everybody sees them all soon. */
    private void talkAll(List<String> rooms, List<List<Bot>> crowds) throws Exception {
        List<List<CompletableFuture<Long>>> ends = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            String room = rooms.get(i);
            ends.add(crowds.get(i).stream().map(bot -> talk(bot, room)).toList());
        }
        for (int i = 0; i < ROOMS; i++) {
            awaitEverybody(crowds.get(i), rooms.get(i), ends.get(i));
        }
    }

    /** Asked again where the answer was lost. */
    private static Answer decided(Bot bot, ObjectNode command) throws Exception {
        Answer answer = bot.sendUntilDecided(command, Bot.newKey(), DECIDED_WITHIN)
                .get(2 * DECIDED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        assertThat(answer.kind()).as(answer.toString()).isEqualTo(Answer.Kind.OK);
        return answer;
    }

    /** Says line after line, whether the last one is decided or not; answers the offset of the last one. */
    private CompletableFuture<Long> talk(Bot bot, String room) {
        List<CompletableFuture<Long>> offsets = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            offsets.add(say(bot, room, "line " + i, LINE_EVERY.multipliedBy(i)));
        }
        return offsets.stream()
                .reduce((one, other) -> one.thenCombine(other, Math::max))
                .orElseThrow();
    }

    private CompletableFuture<Long> say(Bot bot, String room, String line, Duration later) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        town.loop().schedule(later, () -> due.complete(null));
        return due.thenCompose(now -> bot.sendUntilDecided(Commands.say(room, line), Bot.newKey(), DECIDED_WITHIN))
                .thenApply(answer -> {
                    assertThat(answer.kind()).as(answer.toString()).isEqualTo(Answer.Kind.OK);
                    return answer.body().path("offset").asLong();
                });
    }

    private static void awaitEverybody(List<Bot> crowd, String room, List<CompletableFuture<Long>> ends)
            throws Exception {
        long last = 0;
        for (CompletableFuture<Long> end : ends) {
            last = Math.max(last, end.get(2, TimeUnit.MINUTES));
        }
        long offset = last;
        for (Bot bot : crowd) {
            bot.room(room).await("offset " + offset, REPAIRED_WITHIN, (RoomState state) -> state.offset() >= offset);
        }
    }

    private static CheckReport check(List<String> rooms, List<List<Bot>> crowds) throws Exception {
        List<History> histories = new ArrayList<>();
        List<StreamLog> logs = new ArrayList<>();
        for (int i = 0; i < rooms.size(); i++) {
            crowds.get(i).forEach(bot -> histories.add(bot.history().copy()));
        }
        for (int i = 0; i < rooms.size(); i++) {
            logs.add(LogReader.room(crowds.get(i).get(0), rooms.get(i)));
        }
        return HistoryChecker.check(histories, logs);
    }

    /** Nobody came back by themselves, so whatever went on was the server's repair. */
    private static boolean wasRepaired(Bot bot) {
        return bot.history().sightings().stream()
                .anyMatch(seen ->
                        seen.kind() == Sighting.Kind.CONTINUED && seen.stream().startsWith("room:"));
    }
}
