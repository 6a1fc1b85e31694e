package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static dev.hearth.load.live.Town.join;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.run.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store stops answering: people still see each other, every command is answered, and nothing happens twice. */
@ExtendWith(BreakableTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreStoppedIT {

    /** The server promises 5 s; the rest is the way there and back on a busy machine. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(5_500);

    private static final Duration STOPPED_FOR = Duration.ofSeconds(12);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

    private final Town town;
    private final List<Bot> people = new ArrayList<>();
    private String room = "";

    StoreStoppedIT(Town town) {
        this.town = town;
    }

    @BeforeAll
    void settle() throws Exception {
        people.addAll(town.people("Walker", 6));
        room = Town.room(people.get(0), "Hall", 10);
        for (Bot bot : people.subList(1, people.size())) {
            join(bot, room);
        }
    }

    @Test
    void peopleWalkOnAndEveryCommandIsAnsweredInTime() throws Exception {
        town.node().pauseStore();
        try {
            liveWithoutStore();
            assertReadyAndWithoutStore();
        } finally {
            town.node().resumeStore();
        }
        long resumed = System.nanoTime();
        Answer back = people.get(0)
                .sendUntilDecided(Commands.say(room, "the store is back"), Bot.newKey(), BACK_WITHIN)
                .get(2 * BACK_WITHIN.toSeconds(), TimeUnit.SECONDS);
        assertThat(back.ok()).as(back.toString()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - resumed)).isLessThan(BACK_WITHIN);

        resendAllThatIsOpen();
        assertNothingLostOrDoubled();
    }

    private void liveWithoutStore() throws Exception {
        long end = System.nanoTime() + STOPPED_FOR.toNanos();
        int round = 0;
        while (System.nanoTime() < end) {
            List<CompletableFuture<Duration>> answers = commandEverybody(++round);
            do {
                walkAndBeSeen();
            } while (!answers.stream().allMatch(CompletableFuture::isDone));
            for (CompletableFuture<Duration> answer : answers) {
                assertThat(Town.get(answer)).as("time to an answer").isLessThan(ANSWERED_WITHIN);
            }
        }
    }

    /** All nodes lose their store at once: if that made them unready, nobody would be sent anywhere. */
    private void assertReadyAndWithoutStore() throws Exception {
        assertThat(town.node().operations("/ready").status()).isEqualTo(200);
        assertThat(town.node().operations("/ready").body()).contains("\"degraded\":[\"store\"");
        assertThat(town.node().operations("/alive").status()).isEqualTo(200);
        assertThat(town.node().metrics().value("hearth_store_answering")).isZero();
    }

    private List<CompletableFuture<Duration>> commandEverybody(int round) {
        List<CompletableFuture<Duration>> answers = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Bot bot = people.get(i);
            String text = bot.guest().name() + " in round " + round;
            Bot neighbour = people.get((i + 1) % people.size());
            answers.add(timed(bot, Commands.say(room, text)));
            answers.add(timed(bot, Commands.direct(neighbour.persona(), text)));
        }
        return answers;
    }

    private static CompletableFuture<Duration> timed(Bot bot, ObjectNode command) {
        long sent = System.nanoTime();
        return bot.send(command).thenApply(answer -> {
            assertThat(answer.kind()).as(answer.toString()).isNotEqualTo(Answer.Kind.UNANSWERED);
            return Duration.ofNanos(System.nanoTime() - sent);
        });
    }

    /** One takes a small step, and the one next to it sees that soon. */
    private void walkAndBeSeen() throws Exception {
        Bot walker = people.get(1);
        Bot watcher = people.get(2);
        Occupant before = watcher.room(room)
                .read(state -> state.occupant(walker.persona()))
                .orElseThrow();
        double x = before.x() > 6 ? before.x() - 0.2 : before.x() + 0.2;
        walker.tell(Commands.move(room, x, before.z(), 0));
        watcher.room(room)
                .await(
                        "the step",
                        SEEN_WITHIN,
                        state -> state.occupant(walker.persona()).stream()
                                .anyMatch(occupant -> Math.abs(occupant.x() - x) < 0.05));
    }

    private void resendAllThatIsOpen() throws Exception {
        for (Bot bot : people) {
            for (CommandRecord record : bot.history().commands()) {
                if (record.fate() == CommandRecord.Fate.OPEN) {
                    Answer answer = bot.sendUntilDecided(Villager.again(record), record.key(), BACK_WITHIN)
                            .get(2 * BACK_WITHIN.toSeconds(), TimeUnit.SECONDS);
                    assertThat(answer.ok()).as(answer.toString()).isTrue();
                }
            }
        }
    }

    private void assertNothingLostOrDoubled() throws Exception {
        Ending ending = Ending.of(people, Map.of(room, people));
        long last = ending.room(room).entries().size();
        for (Bot bot : people) {
            bot.room(room).await("the last event", SOON, state -> state.offset() >= last);
            assertThat(bot.room(room).read(RoomState::occupants)).hasSameSizeAs(people);
        }
        assertThat(ending.report().clean()).as(ending.report().toString()).isTrue();
    }
}
