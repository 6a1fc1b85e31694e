package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static dev.hearth.load.live.Town.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.bot.RoomView;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.checker.Invariant;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.process.HearthCommand;
import dev.hearth.load.run.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The promise: kill -9 in the middle of everything, start again, and nothing that was acknowledged is lost. One kill, for
 * time's sake; the drills kill more often.
 */
@ExtendWith(BreakableTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DurableRoomIT {

    /** What a Java process says that was asked to end and did so in good order. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static final int ROOMS = 5;
    private static final int PEOPLE_PER_ROOM = 4;
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(30);

    private static final int PIECES_MAX = 500;
    private static final int SEATS_MAX = 200;
    private static final int PIPELINED = 30;

    private final Town town;
    private final List<Villager> villagers = new ArrayList<>();
    private Bot storekeeper;
    private String storehouse = "";

    DurableRoomIT(Town town) throws Exception {
        this.town = town;
        storekeeper = town.person("Storekeeper");
    }

    @BeforeAll
    void settle() throws Exception {
        for (int number = 1; number <= ROOMS; number++) {
            settleRoom(number);
        }
        fillStorehouse();
    }

    private void settleRoom(int number) throws Exception {
        List<Bot> people = town.people("Villager " + number, PEOPLE_PER_ROOM);
        String room = Town.room(people.get(0), "House " + number, PEOPLE_PER_ROOM);
        for (Bot bot : people.subList(1, PEOPLE_PER_ROOM)) {
            join(bot, room);
        }
        Town.ok(people.get(0), Commands.role(room, people.get(1).persona(), "builder"));
        for (int i = 0; i < PEOPLE_PER_ROOM; i++) {
            Bot friend = people.get((i + 1) % PEOPLE_PER_ROOM);
            villagers.add(new Villager(town.loop(), people.get(i), friend, room, number * 100L + i));
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheServerIsKilled() throws Exception {
        killUnderLoad(Duration.ofSeconds(6));
        startAgainWithEverybody();
        assertStillFull();

        CheckReport report = check();
        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.checked().get(Invariant.DONE_ONCE))
                .as("enough was done for this to mean something")
                .isGreaterThan(300);
        assertThat(town.node().stop()).as("exit code of a clean stop").isIn(0, ENDED_BY_SIGTERM);
        HearthCommand.Exit audit = town.node().command("audit", Duration.ofMinutes(1));
        assertThat(audit.code()).as(audit.output()).isZero();
    }

    /** As many pieces as a room takes were acknowledged before the kill; now they stand, and not one more may. */
    private void fillStorehouse() throws Exception {
        storehouse = Town.room(storekeeper, "Storehouse", 5);
        List<CompletableFuture<Answer>> placed = new ArrayList<>();
        for (int i = 0; i < PIECES_MAX; i++) {
            String product = i < SEATS_MAX ? "oak-chair" : "brass-chandelier";
            placed.add(storekeeper.send(Commands.place(storehouse, product, 1 + i * 0.015, 4)));
            if (placed.size() == PIPELINED) {
                allOk(placed);
            }
        }
        allOk(placed);
    }

    private static void allOk(List<CompletableFuture<Answer>> answers) throws Exception {
        for (CompletableFuture<Answer> answer : answers) {
            Town.ok(answer);
        }
        answers.clear();
    }

    private void assertStillFull() throws Exception {
        RoomView view = storekeeper.room(storehouse);
        assertThat(view.read(RoomState::furniture)).hasSize(PIECES_MAX);
        Town.refused(storekeeper, Commands.place(storehouse, "meadow-picture", 6, 0), "furniture.limit-reached");
        Town.ok(storekeeper, Commands.removePiece(storehouse, PIECES_MAX));
        Town.refused(storekeeper, Commands.place(storehouse, "oak-chair", 6, 4), "furniture.limit-reached");
        Town.ok(storekeeper, Commands.place(storehouse, "brass-chandelier", 6, 4));
    }

    private void killUnderLoad(Duration after) throws Exception {
        villagers.forEach(Villager::work);
        Town.get(CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)));
        town.node().kill();
        for (Villager villager : villagers) {
            villager.rest();
            Town.get(villager.bot().connection().closed());
        }
        Town.get(storekeeper.connection().closed());
    }

    private void startAgainWithEverybody() throws Exception {
        town.node().startAgain();
        for (Villager villager : villagers) {
            Town.get(villager.bot().connect());
        }
        Town.get(storekeeper.connect());
        storekeeper.room(storehouse).awaitSettled(SOON);
        for (Villager villager : villagers) {
            assertIsWhereItWas(villager);
        }
        askAgainForHalf();
    }

    /** Somebody whose presence was decided before the kill is still there. */
    private static void assertIsWhereItWas(Villager villager) throws Exception {
        RoomView view = villager.bot().room(villager.room());
        boolean wasThere = view.attended();
        view.awaitSettled(SOON);
        boolean undecided = villager.open().stream()
                .anyMatch(record -> Set.of("room.join", "room.leave").contains(record.type()));
        if (wasThere && !undecided) {
            assertThat(view.attended()).as("%s is still there", villager.bot()).isTrue();
        }
    }

    /**
     * Every second open command is sent again with its key, before anything new, while the key is surely remembered; the
     * others stay open, which allows zero or one effect.
     */
    private void askAgainForHalf() throws Exception {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        int odd = 0;
        for (Villager villager : villagers) {
            for (CommandRecord record : villager.open()) {
                if (odd++ % 2 == 0) {
                    answers.add(villager.bot().sendUntilDecided(Villager.again(record), record.key(), DECIDED_WITHIN));
                }
            }
        }
        for (CompletableFuture<Answer> answer : answers) {
            Answer decided = answer.get(2 * DECIDED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            assertThat(decided.kind()).as(decided.toString()).isIn(Answer.Kind.OK, Answer.Kind.ERROR);
        }
    }

    private CheckReport check() throws Exception {
        Map<String, List<Bot>> readers = new TreeMap<>();
        readers.put(storehouse, List.of(storekeeper));
        for (Villager villager : villagers) {
            assertWearsWhatWasAcknowledged(villager.bot());
            Town.ok(villager.bot(), Commands.join(villager.room()));
            readers.computeIfAbsent(villager.room(), room -> new ArrayList<>()).add(villager.bot());
        }
        Ending ending = Ending.of(town.people(), readers);
        readers.keySet().forEach(room -> assertNobodyWasLost(ending.room(room)));
        return ending.report();
    }

    /** A wardrobe is never older than an answer, and everybody else sees nothing older than the wardrobe. */
    private static void assertWearsWhatWasAcknowledged(Bot bot) throws Exception {
        long acknowledged = bot.history().commands().stream()
                .filter(record -> record.type().equals("avatar.dress"))
                .flatMap(record -> record.ok().stream())
                .mapToLong(ok -> ok.body().path("version").asLong())
                .max()
                .orElse(1);
        long now =
                Town.ok(bot, Commands.of("avatar.read")).body().path("version").asLong();
        assertThat(now).as("%s wears", bot).isGreaterThanOrEqualTo(acknowledged);
    }

    /** The restart was inside the grace time, so nobody may have been given up. */
    private static void assertNobodyWasLost(StreamLog log) {
        assertThat(log.entries())
                .as("people given up in %s", log.stream())
                .noneMatch(entry -> "lost".equals(entry.event().path("reason").asText()));
    }
}
