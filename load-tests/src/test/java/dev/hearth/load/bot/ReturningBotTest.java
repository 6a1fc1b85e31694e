package dev.hearth.load.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.SocketLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturningBotTest {

    private static final Guest ANN = new Guest("p1", "ann", "Ann", "token", "refresh", Optional.empty());
    private static final String WELCOME = "'link':'l','secret':'s','you':{},'rooms':[]}";
    private static final ReturnSettings QUICK = ReturnSettings.BY_THE_BOOK.withBackOffMax(Duration.ofMillis(20));

    private final SocketLoop loop = SocketLoop.start("returning-bot-test");
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Closing> stopped = new CompletableFuture<>();

    @AfterEach
    void stopTheLoop() {
        loop.close();
    }

    @Test
    void takesOverItsLinkAndSendsAgainWhatWasOpen() throws Exception {
        try (FakeServer server = start(frame -> "ok-after-one-loss")) {
            Answer answer = returning(server).send(Commands.say("r", "one")).get(10, TimeUnit.SECONDS);

            assertThat(answer.dup()).isTrue();
            assertThat(types()).containsExactly("identify", "room.say", "resume", "room.say");
            assertThat(received.get(3).path("key")).isEqualTo(received.get(1).path("key"));
            assertThat(received.get(2).path("secret").asText()).isEqualTo("s");
        }
    }

    @Test
    void identifiesAnewWhereTheLinkIsLost() throws Exception {
        try (FakeServer server = start(frame -> "link-unknown")) {
            returning(server).send(Commands.say("r", "one")).get(10, TimeUnit.SECONDS);

            assertThat(types()).containsExactly("identify", "room.say", "resume", "identify", "room.say");
        }
    }

    @Test
    void obeysWhenItIsToldToStop() throws Exception {
        try (FakeServer server = start(frame -> "superseded")) {
            var unused = returning(server).send(Commands.say("r", "one"));

            assertThat(stopped.get(10, TimeUnit.SECONDS).code()).isEqualTo(4509);
            assertThat(types()).containsExactly("identify", "room.say");
        }
    }

    @Test
    void sendsMoreOftenThanItMustWhenAsked() throws Exception {
        try (FakeServer server = start(frame -> "calm")) {
            ReturningBot bot = returning(server);
            bot.send(
                            Commands.say("r", "one"),
                            List.of(ReturningBot.Again.AT_ONCE, ReturningBot.Again.OVER_ANOTHER_SOCKET))
                    .get(10, TimeUnit.SECONDS);
            assertThat(bot.pending().get(10, TimeUnit.SECONDS)).isEqualTo(1);
            bot.drop();
            Answer second = bot.send(Commands.say("r", "two")).get(10, TimeUnit.SECONDS);

            assertThat(second.ok()).isTrue();
            assertThat(bot.pending().get(10, TimeUnit.SECONDS)).isZero();
            assertThat(bot.bot().history().commands())
                    .extracting(CommandRecord::sendings)
                    .startsWith(3);
        }
    }

    @Test
    void neverSendsAgainWhatWasRefusedForGood() throws Exception {
        try (FakeServer server = start(frame -> "refuses-one")) {
            ReturningBot bot = returning(server);
            Answer refused = bot.send(Commands.say("r", "one"), List.of(ReturningBot.Again.values()))
                    .get(10, TimeUnit.SECONDS);
            assertThat(refused.kind()).isEqualTo(Answer.Kind.ERROR);
            assertThat(bot.pending().get(10, TimeUnit.SECONDS)).isZero();
            bot.drop();
            bot.send(Commands.say("r", "two")).get(10, TimeUnit.SECONDS);

            assertThat(bot.bot().history().commands())
                    .as("the second sending was on its way before the refusal")
                    .extracting(CommandRecord::sendings)
                    .startsWith(2);
        }
    }

    private List<String> types() {
        return received.stream().map(frame -> frame.path("type").asText()).toList();
    }

    /** A server that loses the first connection at the first line, unless it is calm, in the way named. */
    private FakeServer start(Function<JsonNode, String> how) throws Exception {
        return FakeServer.start(frame -> {
            received.add(frame);
            return answer(frame, how.apply(frame));
        });
    }

    private List<String> answer(JsonNode frame, String how) {
        long says = types().stream().filter("room.say"::equals).count();
        List<String> answers = new ArrayList<>();
        switch (frame.path("type").asText()) {
            case "identify" -> answers.add("{'type':'ready'," + WELCOME);
            case "resume" -> answers.add(how.equals("link-unknown") ? "close 4301" : "{'type':'resumed'," + WELCOME);
            case "room.say" -> {
                String ok = "{'type':'ok','id':" + frame.path("id") + ",'offset':7,'dup':" + (says > 1) + "}";
                String first = how.equals("superseded") ? "close 4509" : "close 4001";
                String refused =
                        "{'type':'error','id':" + frame.path("id") + ",'code':'room.not-in-room','retry':'no'}";
                if (how.equals("refuses-one")) {
                    answers.add(frame.path("text").asText().equals("one") ? refused : ok);
                } else {
                    answers.add(says > 1 || how.equals("calm") ? ok : first);
                }
            }
            default -> {}
        }
        return answers;
    }

    private ReturningBot returning(FakeServer server) throws Exception {
        Bot bot = new Bot(loop, server.url(), ANN, BotSettings.FOR_TESTS);
        bot.connect().get(10, TimeUnit.SECONDS);
        ReturningBot returning = new ReturningBot(loop, bot, QUICK, CompletableFuture::completedFuture, new Returns() {
            @Override
            public void onStopped(Closing closing) {
                stopped.complete(closing);
            }
        });
        returning.takeOver();
        return returning;
    }
}
