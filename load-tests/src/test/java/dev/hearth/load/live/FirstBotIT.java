package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.process.Ports;
import dev.hearth.load.run.LogReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The bots of the tutorial, taken from its page, do what the page says: they greet and answer once, also when their
 * connection is cut between a command and its answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstBotIT {

    private static final System.Logger LOG = System.getLogger(FirstBotIT.class.getName());

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<String, List<String>> said = new LinkedHashMap<>();

    @BeforeAll
    void talkToAllOfThem() throws Exception {
        assertThat(TutorialBot.unpack()).containsExactlyInAnyOrder("bot.py", "hearth.py", "bot.mjs", "hearth.mjs");
        Map<String, List<String>> interpreters = interpreters();
        if (interpreters.isEmpty()) {
            return;
        }
        int socketPort = Ports.free();
        CuttableWire wire = opened(CuttableWire.to(socketPort));
        Town town = opened(Town.open("first-bot", """
                hearth.gateway.socket.port = %d
                hearth.gateway.public-socket-url = "%s"
                """.formatted(socketPort, wire.url())));
        Bot ada = town.person("Ada");
        for (Map.Entry<String, List<String>> each : interpreters.entrySet()) {
            String program = each.getKey();
            int connection = wire.connections();
            TutorialBot bot = opened(TutorialBot.start(
                    each.getValue(), program, town.node().url().toString()));
            meet(ada, bot);
            askAndCut(ada, bot, wire.cutAfterNextSending(connection));
            said.put(program, whatItSaid(ada, bot));
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    private static Map<String, List<String>> interpreters() throws IOException, InterruptedException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        TutorialBot.python().ifPresent(python -> found.put("bot.py", python));
        TutorialBot.node().ifPresent(node -> found.put("bot.mjs", node));
        return found;
    }

    private static void asks(Bot ada, TutorialBot bot, String question) throws Exception {
        Town.ok(ada, Commands.say(bot.room(), question));
    }

    private static void hears(Bot ada, TutorialBot bot, String beginning, int times) throws Exception {
        ada.room(bot.room()).await(bot.output(), SOON, state -> lines(state, beginning) == times);
    }

    private static long lines(RoomState state, String beginning) {
        return state.talk().stream()
                .filter(line -> line.text().startsWith(beginning))
                .count();
    }

    private static void meet(Bot ada, TutorialBot bot) throws Exception {
        Town.join(ada, bot.room());
        hears(ada, bot, "Welcome, Ada!", 1);
        asks(ada, bot, "!time");
        hears(ada, bot, "It is ", 1);
    }

    /** What the bot sends next reaches the server, but nothing reaches the bot any more. */
    private static void askAndCut(Bot ada, TutorialBot bot, CountDownLatch cut) throws Exception {
        asks(ada, bot, "!dice");
        assertThat(cut.await(SOON.toSeconds(), TimeUnit.SECONDS))
                .as("the connection was cut: " + bot.output())
                .isTrue();
        hears(ada, bot, "Ada rolls a ", 1);
    }

    /** It does one thing after the other: once it answers something later, whatever it did twice stands in the log. */
    private static List<String> whatItSaid(Bot ada, TutorialBot bot) throws Exception {
        asks(ada, bot, "!time");
        hears(ada, bot, "It is ", 2);
        assertThat(bot.alive()).as(bot.output()).isTrue();
        return LogReader.room(ada, bot.room()).entries().stream()
                .map(StreamLog.Entry::event)
                .filter(event -> "room.said".equals(event.path("type").asText()))
                .filter(event -> !ada.persona().equals(event.path("persona").asText()))
                .map(event -> event.path("text").asText().replaceAll("\\d+", "#"))
                .toList();
    }

    @AfterAll
    void sendEverybodyHome() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    @Test
    void pythonBotGreetsAndAnswersOnce() {
        greetedAndAnsweredOnce("bot.py", "python3 with websockets");
    }

    @Test
    void javaScriptBotGreetsAndAnswersOnce() {
        greetedAndAnsweredOnce("bot.mjs", "node with ws in " + TutorialBot.WORKSHOP);
    }

    private void greetedAndAnsweredOnce(String program, String needs) {
        if (!said.containsKey(program)) {
            String frame = "*".repeat(70);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "\n{0}\n*  NO {1}\n*  The tutorial''s {2} is NOT tested. `.ci/run` installs it.\n{0}",
                    frame,
                    needs,
                    program);
        }
        Assumptions.assumeTrue(said.containsKey(program), () -> "no " + needs);
        assertThat(said.get(program))
                .containsExactly("Welcome, Ada!", "It is #:# here, Ada.", "Ada rolls a #.", "It is #:# here, Ada.");
    }
}
