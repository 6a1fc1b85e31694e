package dev.hearth.load.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.socket.SocketLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Guest ANN = new Guest("p1", "ann", "Ann", "token", "refresh", Optional.empty());
    private static final String READY = "{'type':'ready','link':'l','secret':'s','you':{},'rooms':[]}";

    private final SocketLoop loop = SocketLoop.start("bot-test");

    @AfterEach
    void stopTheLoop() {
        loop.close();
    }

    @Test
    void pairsAnswersWithCommandsWhateverTheirOrder() throws Exception {
        try (FakeServer server =
                        FakeServer.start(afterReady(frame -> frame.path("id").asInt() == 1
                                ? List.of()
                                : List.of("{'type':'ok','id':2,'offset':8}", "{'type':'ok','id':1,'offset':7}")));
                Bot bot = bot(server)) {
            get(bot.connect());
            CompletableFuture<Answer> first = bot.send(Commands.say("r", "one"));
            CompletableFuture<Answer> second = bot.send(Commands.say("r", "two"));

            assertThat(get(first).offset()).isEqualTo(7);
            assertThat(get(second).offset()).isEqualTo(8);
        }
    }

    @Test
    void sendsAnUnknownCommandAgainWithTheSameKey() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (FakeServer server = FakeServer.start(afterReady(frame -> List.of(
                        tries.getAndIncrement() == 0
                                ? "{'type':'unknown','id':1,'code':'outcome.pending','after_ms':1}"
                                : "{'type':'ok','id':2,'offset':9,'dup':true}")));
                Bot bot = bot(server)) {
            get(bot.connect());

            Answer answer = get(bot.sendUntilDecided(Commands.say("r", "one"), Bot.newKey(), SOON));

            assertThat(answer.ok()).isTrue();
            CommandRecord record = bot.history().commands().get(0);
            assertThat(record.sendings()).isEqualTo(2);
            assertThat(record.fate()).isEqualTo(CommandRecord.Fate.DONE);
        }
    }

    @Test
    void countsACommandWithoutAnswerAsOpen() throws Exception {
        try (FakeServer server = FakeServer.start(afterReady(frame -> List.of("close 4001")));
                Bot bot = bot(server)) {
            get(bot.connect());

            assertThat(get(bot.send(Commands.say("r", "one"))).kind()).isEqualTo(Answer.Kind.UNANSWERED);
            assertThat(get(bot.connection().closed()).code()).isEqualTo(4001);
            assertThat(bot.history().commands().get(0).fate()).isEqualTo(CommandRecord.Fate.OPEN);
        }
    }

    @Test
    void namesItsPositionsWhenItComesBack() throws Exception {
        CompletableFuture<JsonNode> second = new CompletableFuture<>();
        AtomicInteger identifies = new AtomicInteger();
        try (FakeServer server = FakeServer.start(frame -> {
                    if (identifies.getAndIncrement() == 0) {
                        return List.of(
                                READY,
                                "{'type':'room.snapshot','room':'r','epoch':'e','offset':3,'part':1,'parts':1}",
                                "{'type':'room.events','room':'r','offset':4,'events':[{'type':'skip'},{'type':'skip'}]}");
                    }
                    second.complete(frame);
                    return List.of(READY);
                });
                Bot bot = bot(server)) {
            get(bot.connect());
            bot.room("r").await("both events", SOON, state -> state.offset() == 5);
            bot.drop();
            get(bot.connection().closed());
            get(bot.connect());

            JsonNode stream = get(second).path("streams").path(0);
            assertThat(stream.path("stream").asText()).isEqualTo("room:r");
            assertThat(stream.path("epoch").asText()).isEqualTo("e");
            assertThat(stream.path("offset").asLong()).isEqualTo(5);
        }
    }

    @Test
    void failsWhenItIsNotLetIn() throws Exception {
        try (FakeServer server = FakeServer.start(frame -> List.of("close 4202"));
                Bot bot = bot(server)) {
            CompletableFuture<JsonNode> ready = bot.connect();

            assertThatThrownBy(() -> get(ready))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("4202");
        }
    }

    @Test
    void failsWhenNobodyListens() throws Exception {
        FakeServer server = FakeServer.start(frame -> List.of());
        server.close();
        try (Bot bot = bot(server)) {
            CompletableFuture<JsonNode> ready = bot.connect();

            assertThatThrownBy(() -> get(ready)).isInstanceOf(ExecutionException.class);
        }
    }

    private Bot bot(FakeServer server) {
        return new Bot(loop, server.url(), ANN, BotSettings.FOR_TESTS);
    }

    private static Function<JsonNode, List<String>> afterReady(Function<JsonNode, List<String>> script) {
        return frame -> "identify".equals(frame.path("type").asText()) ? List.of(READY) : script.apply(frame);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
