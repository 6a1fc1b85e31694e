package dev.hearth.load.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.BotSettings;
import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.run.Ending;
import dev.hearth.load.socket.SocketLoop;
import dev.hearth.load.stub.Lie;
import dev.hearth.load.stub.StubServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every lie that a server may tell over real sockets is noticed, and a server that tells none is not accused. */
class LyingServerTest {

    private static final int PLACES = 5;
    private static final int LINES = 20;
    private static final BotSettings HASTY = new BotSettings(Duration.ofMillis(800), 10_000, 16);

    private SocketLoop loop;
    private final List<Bot> people = new ArrayList<>();

    @BeforeEach
    void startTheLoop() {
        loop = SocketLoop.start("liars");
    }

    @AfterEach
    void stopTheLoop() {
        people.forEach(Bot::close);
        loop.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyLieIsNoticed(Lie lie) throws Exception {
        try (StubServer server = StubServer.open(lie)) {
            Ending ending = visit(server);
            boolean unanswered = ending.histories().stream()
                    .flatMap(history -> history.commands().stream())
                    .map(CommandRecord::answers)
                    .flatMap(List::stream)
                    .anyMatch(answer -> answer.kind() == Answer.Kind.UNANSWERED);
            boolean crowded = !Judge.over(ending.logs().get(0)).isEmpty();

            assertThat(!ending.report().clean() || unanswered || crowded)
                    .as(ending.report().toString())
                    .isEqualTo(lie != Lie.NONE);
        }
    }

    private Ending visit(StubServer server) throws Exception {
        FrontDoor door = new FrontDoor(server.url());
        for (int i = 0; i <= PLACES; i++) {
            Bot bot = new Bot(loop, door.socket(), door.guest("Guest " + i, Optional.empty()), HASTY);
            people.add(bot);
            get(bot.connect());
        }
        Bot owner = people.get(0);
        String room = get(owner.send(Commands.create("Lies", PLACES)))
                .body()
                .path("room")
                .asText();
        List<Bot> inside = new ArrayList<>();
        for (Bot bot : people) {
            if (get(bot.send(Commands.join(room))).ok()) {
                bot.room(room).awaitSnapshot(0, Duration.ofSeconds(5));
                inside.add(bot);
            }
        }
        List<CompletableFuture<Answer>> said = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            for (Bot bot : inside) {
                said.add(bot.send(Commands.say(room, bot.persona() + " says " + i)));
                said.add(bot.send(
                        Commands.whisper(room, numberOfSomebodyElse(bot, room, i), bot.persona() + " whispers " + i)));
            }
        }
        for (CompletableFuture<Answer> answer : said) {
            assertThat(get(answer)).isNotNull();
        }
        return Ending.of(people, Map.of(room, List.of(owner)));
    }

    private static int numberOfSomebodyElse(Bot bot, String room, int turn) {
        List<Integer> others = bot.room(room).read(RoomState::occupants).stream()
                .filter(occupant -> !occupant.persona().equals(bot.persona()))
                .map(Occupant::number)
                .toList();
        return others.get(turn % others.size());
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }
}
