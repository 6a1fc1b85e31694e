package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.socket.SocketLoop;
import dev.hearth.load.socket.SocketTarget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One virtual person: outlives its connections, keeps a view of every room it attends and of its inbox, remembers
 * positions, and writes a {@link History}. At most one connection at a time. The futures complete on the loop's
 * thread.
 */
public final class Bot implements AutoCloseable {

    private static final long RETRY_PAUSE_MS = 200;

    private final SocketLoop loop;
    private final BotSettings settings;
    private final History history;
    private final StreamDesk desk;
    private final Watched<ArrayDeque<JsonNode>> pushes = new Watched<>(new ArrayDeque<>());
    private volatile SocketTarget target;
    private volatile Guest guest;
    private volatile @Nullable BotConnection connection;
    private volatile JsonNode welcome = Json.object();

    public Bot(SocketLoop loop, URI socketUrl, Guest guest, BotSettings settings) {
        this(loop, socketUrl, guest, settings, EventPool.none());
    }

    /** @param pool shares what many bots see */
    public Bot(SocketLoop loop, URI socketUrl, Guest guest, BotSettings settings, EventPool pool) {
        this.loop = loop;
        this.target = SocketTarget.hearth(socketUrl, guest.source());
        this.guest = guest;
        this.settings = settings;
        this.history = new History(guest.persona(), settings.historyEntriesMax(), pool);
        this.desk = new StreamDesk(history, guest.persona());
    }

    /** Opens a new connection with {@code identify} and names the positions of all streams seen so far. */
    public CompletableFuture<JsonNode> connect() {
        return open(introduction("identify").put("client", "hearth-load/1"));
    }

    /** Opens a new connection that takes over the link of the last one. */
    public CompletableFuture<JsonNode> resume() {
        return open(introduction("resume")
                .put("link", welcome.path("link").asText())
                .put("secret", welcome.path("secret").asText()));
    }

    private ObjectNode introduction(String type) {
        ObjectNode frame = Json.object().put("type", type).put("token", guest.accessToken());
        ArrayNode streams = frame.putArray("streams");
        desk.positions().forEach(streams::add);
        return frame;
    }

    private CompletableFuture<JsonNode> open(ObjectNode introduction) {
        BotConnection opened = BotConnection.open(loop, target, new Ears(introduction), settings.patience());
        connection = opened;
        return opened.ready();
    }

    /** Sends a command; a durable one gets a fresh key and is noted in the history first. */
    public CompletableFuture<Answer> send(ObjectNode command) {
        return send(command, newKey());
    }

    /** Sends a command with the given key, for instance one that was sent before. */
    public CompletableFuture<Answer> send(ObjectNode command, String key) {
        if (!Commands.durable(command.path("type").asText())) {
            return connection().ask(command);
        }
        ObjectNode keyed = command.deepCopy().put("key", key);
        history.sent(key, keyed, Instant.now());
        return connection().ask(keyed).thenApply(answer -> {
            history.answered(key, answer);
            if (answer.ok()
                    && !answer.dup()
                    && "room.leave".equals(command.path("type").asText())) {
                desk.left(command.path("room").asText());
            }
            return answer;
        });
    }

    /** Sends a command again and again with one key until it is decided or the time is over. */
    public CompletableFuture<Answer> sendUntilDecided(ObjectNode command, String key, Duration within) {
        CompletableFuture<Answer> decided = new CompletableFuture<>();
        attempt(command, key, System.nanoTime() + within.toNanos(), decided);
        return decided;
    }

    private void attempt(ObjectNode command, String key, long end, CompletableFuture<Answer> decided) {
        var unused = send(command, key).whenComplete((answer, defect) -> {
            if (defect != null) {
                decided.completeExceptionally(defect);
                return;
            }
            Duration pause = Duration.ofMillis(Math.max(RETRY_PAUSE_MS, answer.afterMs()));
            if (!answer.retriable() || System.nanoTime() + pause.toNanos() > end) {
                decided.complete(answer);
            } else {
                loop.schedule(pause, () -> attempt(command, key, end, decided));
            }
        });
    }

    /** Sends a message that has no answer, such as {@code room.move}. */
    public void tell(ObjectNode message) {
        connection().tell(message);
    }

    /** A key nobody used before: 32 hexadecimal digits. */
    public static String newKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }

    public Guest guest() {
        return guest;
    }

    public String persona() {
        return guest.persona();
    }

    /** Tells how each stream goes on after a new connection: every {@code stream} message, on the loop's thread. */
    public void onStreamAnswers(Consumer<JsonNode> listener) {
        desk.onAnswers(listener);
    }

    /** The streams that the next connection will name. */
    public List<String> streams() {
        return desk.positions().stream()
                .map(position -> position.path("stream").asText())
                .toList();
    }

    /** Whether there is a link that {@link #resume} could take over. */
    public boolean linked() {
        return welcome.has("secret");
    }

    /** Opens its next connections there, for instance at another node. */
    public void moveTo(URI socketUrl) {
        target = SocketTarget.hearth(socketUrl, guest.source());
    }

    /** Where its present connection leads, or its next one. */
    public URI socketUrl() {
        return target.uri();
    }

    /** Uses other tokens of the same person from the next connection on. */
    public void renew(Guest same) {
        guest = same;
    }

    public History history() {
        return history;
    }

    public RoomView room(String id) {
        return desk.room(id);
    }

    public Watched<InboxState> inbox() {
        return desk.inbox();
    }

    /** The last {@code ready} or {@code resumed}. */
    public JsonNode welcome() {
        return welcome;
    }

    /** The present connection. */
    public BotConnection connection() {
        BotConnection present = connection;
        if (present == null) {
            throw new IllegalStateException(guest + " never connected");
        }
        return present;
    }

    /** Waits for a push that is about neither rooms' state nor the inbox, such as {@code notice}. */
    public void awaitPush(String type, Duration within) throws InterruptedException {
        pushes.await(
                type,
                within,
                seen -> seen.stream()
                        .anyMatch(message -> type.equals(message.path("type").asText())));
    }

    /** Breaks the connection without a word. */
    public void drop() {
        connection().drop();
    }

    /** Breaks the connection, if there is one. */
    @Override
    public void close() {
        Optional.ofNullable(connection).ifPresent(BotConnection::drop);
    }

    @Override
    public String toString() {
        return guest.toString();
    }

    private final class Ears implements BotConnection.Owner {

        private final ObjectNode introduction;

        private Ears(ObjectNode introduction) {
            this.introduction = introduction;
        }

        @Override
        public ObjectNode introduction() {
            return introduction;
        }

        @Override
        public void onReady(JsonNode ready) {
            welcome = ready;
            desk.interrupted();
            history.saw(Sighting.Kind.CONNECTED, "", "", 0, Json.object());
        }

        @Override
        public void onPush(JsonNode message) {
            if (desk.take(message)) {
                return;
            }
            pushes.change(seen -> {
                if (seen.size() == settings.pushesMax()) {
                    seen.removeFirst();
                }
                seen.add(message);
            });
        }
    }
}
