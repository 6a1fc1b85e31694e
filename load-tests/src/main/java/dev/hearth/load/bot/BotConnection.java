package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.socket.ClientSocket;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.SocketListener;
import dev.hearth.load.socket.SocketLoop;
import dev.hearth.load.socket.SocketTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One socket that was introduced: says hello, pairs answers with commands, keeps the heartbeat going. Knows nothing
 * of rooms; pushes go to the {@link Owner}. State belongs to the loop's thread.
 */
public final class BotConnection {

    /** More than any server allows; a bound for the harness, so that a stuck server is noticed here. */
    private static final int UNANSWERED_MAX = 4096;

    private final SocketLoop loop;
    private final Owner owner;
    private final Duration patience;
    private final Map<Long, CompletableFuture<Answer>> unanswered = new LinkedHashMap<>();
    private final CompletableFuture<JsonNode> hello = new CompletableFuture<>();
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();
    private final CompletableFuture<Closing> closed = new CompletableFuture<>();
    private @Nullable ClientSocket socket;
    private long lastId;
    private long heardAt;
    private long waitingSince;

    /** Whoever uses a connection. Called on the loop's thread. */
    public interface Owner {

        /** The first frame: {@code identify} or {@code resume}. */
        ObjectNode introduction();

        /** {@code ready} or {@code resumed} came. */
        void onReady(JsonNode ready);

        /** Any message that is not an answer. */
        void onPush(JsonNode message);
    }

    private BotConnection(SocketLoop loop, Owner owner, Duration patience) {
        this.loop = loop;
        this.owner = owner;
        this.patience = patience;
    }

    /**
     * Opens a socket and introduces its owner.
     *
     * @param patience how long an answer may take before a command counts as unanswered
     */
    public static BotConnection open(SocketLoop loop, SocketTarget target, Owner owner, Duration patience) {
        BotConnection connection = new BotConnection(loop, owner, patience);
        ClientSocket.open(loop, target, connection.new Ears(), opened -> connection.socket = opened);
        return connection;
    }

    /** The server's first words. */
    public CompletableFuture<JsonNode> hello() {
        return hello;
    }

    /** Done with {@code ready} or {@code resumed}; fails when the socket closes before. */
    public CompletableFuture<JsonNode> ready() {
        return ready;
    }

    public CompletableFuture<Closing> closed() {
        return closed;
    }

    /** Sends a command with a fresh id; the future always completes, with silence after the patience is over. */
    public CompletableFuture<Answer> ask(ObjectNode command) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        loop.execute(() -> send(command, answer));
        return answer;
    }

    /** Sends a message that has no answer. */
    public void tell(JsonNode message) {
        text(message.toString());
    }

    /** Sends any text. */
    public void text(String text) {
        loop.execute(() -> {
            if (socket != null) {
                socket.text(text);
            }
        });
    }

    /** Stops or resumes reading from the socket. */
    public void reading(boolean on) {
        loop.execute(() -> {
            if (socket != null) {
                socket.reading(on);
            }
        });
    }

    /** Breaks the connection without a word. */
    public void drop() {
        loop.execute(() -> {
            if (socket != null) {
                socket.abort();
            }
        });
    }

    /** How long answers have been missing without a word of any kind; zero when nothing is unanswered. On the loop's thread. */
    Duration silence() {
        return unanswered.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - Math.max(heardAt, waitingSince));
    }

    private void send(ObjectNode command, CompletableFuture<Answer> answer) {
        if (socket == null || closed.isDone()) {
            answer.complete(Answer.unanswered("connection closed"));
            return;
        }
        if (unanswered.size() >= UNANSWERED_MAX) {
            answer.complete(Answer.unanswered("too many unanswered commands"));
            return;
        }
        if (unanswered.isEmpty()) {
            waitingSince = System.nanoTime();
        }
        long id = ++lastId;
        unanswered.put(id, answer);
        socket.text(command.deepCopy().put("id", id).toString());
        loop.schedule(patience, () -> settle(id, Answer.unanswered("no answer within " + patience)));
    }

    private void settle(long id, Answer answer) {
        CompletableFuture<Answer> waiting = unanswered.remove(id);
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    private void onMessage(JsonNode message) {
        switch (message.path("type").asText()) {
            case "ok", "error", "unknown" -> settle(message.path("id").asLong(), Answer.of(message));
            case "hello" -> onHello(message);
            case "ready", "resumed" -> onReady(message);
            default -> owner.onPush(message);
        }
    }

    private void onHello(JsonNode message) {
        hello.complete(message);
        tell(owner.introduction());
    }

    private void onReady(JsonNode message) {
        owner.onReady(message);
        ready.complete(message);
        long interval = hello.join().path("heartbeat_ms").asLong(25_000);
        beatAfter(
                Duration.ofMillis((long) (interval * ThreadLocalRandom.current().nextDouble())), interval);
    }

    private void beatAfter(Duration delay, long intervalMs) {
        loop.schedule(delay, () -> {
            if (!closed.isDone()) {
                tell(Json.object().put("type", "heartbeat").put("time", System.currentTimeMillis()));
                beatAfter(Duration.ofMillis(intervalMs), intervalMs);
            }
        });
    }

    private void onOver(Closing closing) {
        closed.complete(closing);
        hello.completeExceptionally(new ClosedEarly(closing));
        ready.completeExceptionally(new ClosedEarly(closing));
        List.copyOf(unanswered.keySet()).forEach(id -> settle(id, Answer.unanswered("connection closed")));
    }

    /** The connection ended before it was ready. */
    public static final class ClosedEarly extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Closing closing;

        ClosedEarly(Closing closing) {
            super("closed before ready: " + closing);
            this.closing = closing;
        }

        public Closing closing() {
            return closing;
        }
    }

    private final class Ears implements SocketListener {

        @Override
        public void onOpen() {
            // The server speaks first.
        }

        @Override
        public void onText(String text) {
            heardAt = System.nanoTime();
            onMessage(Json.parse(text));
        }

        @Override
        public void onClosed(Closing closing) {
            onOver(closing);
        }
    }
}
