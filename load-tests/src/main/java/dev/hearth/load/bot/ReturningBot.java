package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.SocketLoop;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bot that keeps a client's duties by itself: comes back after every loss with growing random pauses, resumes its link or
 * identifies with positions where the link is lost, and sends what is open again with the same key before anything new.
 * It can also send commands more often than it must, but never again after an error that says so. State belongs to the
 * loop's thread; methods may be called from anywhere.
 */
public final class ReturningBot {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final SocketLoop loop;
    private final Bot bot;
    private final ReturnSettings settings;
    private final Returns returns;
    private final Function<Guest, CompletableFuture<Guest>> renewal;
    private final BackOff backOff;
    private final Map<String, OpenCommand> open = new LinkedHashMap<>();
    private final List<OpenCommand> overAnotherSocket = new ArrayList<>();
    private final Set<String> awaited = new HashSet<>();
    private List<URI> sockets = List.of();
    private int socket;
    private @Nullable BotConnection present;
    private boolean ready;
    private boolean stopped;
    private long openedAt;
    private long readyAt;

    /** When a command is sent once more although it need not be. */
    public enum Again {
        /** Right behind the first sending. */
        AT_ONCE,
        /** When it has been decided. */
        AFTER_ANSWER,
        /** When it has been decided, and another socket was opened since. */
        OVER_ANOTHER_SOCKET
    }

    /** One command until it is decided, and then until it has been sent as often as planned. */
    private record OpenCommand(String key, ObjectNode command, List<Again> again, CompletableFuture<Answer> decided) {}

    /**
     * @param renewal trades somebody's tokens for new ones, without blocking
     * @param returns hears what happens
     */
    public ReturningBot(
            SocketLoop loop,
            Bot bot,
            ReturnSettings settings,
            Function<Guest, CompletableFuture<Guest>> renewal,
            Returns returns) {
        this.loop = loop;
        this.bot = bot;
        this.settings = settings;
        this.renewal = renewal;
        this.returns = returns;
        this.backOff = new BackOff(settings, ThreadLocalRandom.current());
        bot.onStreamAnswers(this::onStream);
    }

    public Bot bot() {
        return bot;
    }

    /** Watches over the connection that the bot has, which must be ready, from now on. */
    public void takeOver() {
        loop.execute(() -> {
            ready = true;
            readyAt = System.nanoTime();
            watch(bot.connection());
            lookAfter();
        });
    }

    /**
     * Tries these sockets in turn from the next loss on, as a client does that knows several nodes.
     *
     * @param others the first one is tried first
     */
    public void alsoTry(List<URI> others) {
        loop.execute(() -> {
            sockets = List.copyOf(others);
            socket = 0;
        });
    }

    /** Lets the next loss be the last; the connection there is stays. */
    public void stop() {
        loop.execute(() -> stopped = true);
    }

    /** Sends a command until it is decided, over as many connections as that takes. */
    public CompletableFuture<Answer> send(ObjectNode command) {
        return send(command, List.of());
    }

    /** Sends a command until it is decided, and once more for each occasion given; what was refused for good never again. */
    public CompletableFuture<Answer> send(ObjectNode command, List<Again> again) {
        OpenCommand fresh = new OpenCommand(Bot.newKey(), command, List.copyOf(again), new CompletableFuture<>());
        loop.execute(() -> {
            open.put(fresh.key(), fresh);
            if (ready) {
                transmit(fresh);
                occasions(fresh, Again.AT_ONCE).forEach(occasion -> repeat(fresh));
            }
        });
        return fresh.decided();
    }

    /** Breaks the connection from this side, without a word. */
    public void drop() {
        bot.drop();
    }

    /** Commands that are not decided yet, or wait to be sent over another socket. */
    public CompletableFuture<Integer> pending() {
        CompletableFuture<Integer> pending = new CompletableFuture<>();
        loop.execute(() -> pending.complete(open.size() + overAnotherSocket.size()));
        return pending;
    }

    /** Commands that are not decided yet. */
    public CompletableFuture<Integer> undecided() {
        CompletableFuture<Integer> undecided = new CompletableFuture<>();
        loop.execute(() -> undecided.complete(open.size()));
        return undecided;
    }

    private static List<Again> occasions(OpenCommand command, Again which) {
        return command.again().stream().filter(which::equals).toList();
    }

    private void transmit(OpenCommand command) {
        var unused = timed(command).thenAccept(answer -> settle(command, answer));
    }

    private CompletableFuture<Answer> timed(OpenCommand command) {
        long sent = System.nanoTime();
        return bot.send(command.command(), command.key()).thenApply(answer -> {
            returns.onAnswered(command.command(), answer, Duration.ofNanos(System.nanoTime() - sent));
            return answer;
        });
    }

    /**
     * One more sending. Its answer decides as well, if it is for good and comes before the others; the history holds them
     * all against each other.
     */
    private void repeat(OpenCommand command) {
        var unused = timed(command).thenAccept(answer -> {
            if (!answer.retriable()) {
                settle(command, answer);
            }
        });
    }

    private void settle(OpenCommand command, Answer answer) {
        if (!open.containsKey(command.key())) {
            return;
        }
        if (answer.retriable()) {
            Duration pause = Duration.ofMillis(Math.max(RETRY_PAUSE.toMillis(), answer.afterMs()));
            BotConnection before = present;
            loop.schedule(pause, () -> {
                if (ready && present == before && open.containsKey(command.key())) {
                    transmit(command);
                }
            });
            return;
        }
        open.remove(command.key());
        if (answer.ok()) {
            occasions(command, Again.AFTER_ANSWER).forEach(occasion -> repeat(command));
            occasions(command, Again.OVER_ANOTHER_SOCKET).forEach(occasion -> overAnotherSocket.add(command));
        }
        command.decided().complete(answer);
    }

    private void watch(BotConnection connection) {
        present = connection;
        var unused = connection.closed().thenAccept(closing -> onClosed(connection, closing));
    }

    private void onClosed(BotConnection connection, Closing closing) {
        if (connection != present) {
            return;
        }
        Duration connectedFor = Duration.ZERO;
        if (ready) {
            ready = false;
            connectedFor = Duration.ofNanos(System.nanoTime() - readyAt);
            returns.onLost(closing, open.size());
        }
        awaited.clear();
        WayBack way = WayBack.after(closing);
        if (way == WayBack.STOP) {
            stopped = true;
            returns.onStopped(closing);
        }
        loop.schedule(backOff.next(connectedFor, askedFor(closing)), () -> comeBack(way));
    }

    private static Duration askedFor(Closing closing) {
        try {
            return Duration.ofMillis(
                    Json.parse(closing.reason()).path("after_ms").asLong());
        } catch (IllegalArgumentException e) {
            return Duration.ZERO;
        }
    }

    private void comeBack(WayBack way) {
        if (stopped) {
            return;
        }
        if (way == WayBack.RENEW) {
            var unused = renewal.apply(bot.guest())
                    .whenComplete((same, defect) -> loop.execute(() -> {
                        if (defect == null) {
                            bot.renew(same);
                        }
                        open(WayBack.RESUME);
                    }));
        } else {
            open(way);
        }
    }

    private void open(WayBack wanted) {
        WayBack way = bot.linked() ? wanted : WayBack.IDENTIFY;
        if (!sockets.isEmpty()) {
            bot.moveTo(sockets.get(socket++ % sockets.size()));
        }
        openedAt = System.nanoTime();
        awaited.addAll(bot.streams());
        CompletableFuture<JsonNode> opening = way == WayBack.RESUME ? bot.resume() : bot.connect();
        BotConnection connection = bot.connection();
        watch(connection);
        var unused = opening.thenAccept(welcome -> onReady(way));
        loop.schedule(settings.readyWithin(), () -> {
            if (present == connection && !ready) {
                connection.drop();
            }
        });
    }

    private void onReady(WayBack way) {
        ready = true;
        readyAt = System.nanoTime();
        returns.onReady(way);
        if (awaited.isEmpty()) {
            returns.onLive(Duration.ofNanos(readyAt - openedAt));
        }
        List.copyOf(open.values()).forEach(this::transmit);
        List<OpenCommand> later = List.copyOf(overAnotherSocket);
        overAnotherSocket.clear();
        later.forEach(this::repeat);
    }

    private void onStream(JsonNode message) {
        String stream = message.path("stream").asText();
        if (awaited.remove(stream)) {
            returns.onStream(stream, message.path("answer").asText());
            if (awaited.isEmpty()) {
                returns.onLive(Duration.ofNanos(System.nanoTime() - openedAt));
            }
        }
    }

    /** A silent link is a lost one, though nobody says so. */
    private void lookAfter() {
        BotConnection connection = present;
        if (connection != null && connection.silence().compareTo(settings.silenceMax()) > 0) {
            connection.drop();
        }
        if (!stopped) {
            loop.schedule(LOOK_EVERY, this::lookAfter);
        }
    }
}
