package dev.hearth.load.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import dev.hearth.load.socket.ClientSocket;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.Frame;
import dev.hearth.load.socket.SocketListener;
import dev.hearth.load.socket.SocketLoop;
import dev.hearth.load.socket.SocketTarget;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client without manners: sends exactly what it is given, and reads one message after the other. */
final class Probe implements AutoCloseable {

    private static final int MESSAGES_MAX = 1_000;

    private final BlockingQueue<JsonNode> messages = new ArrayBlockingQueue<>(MESSAGES_MAX);
    private final CompletableFuture<Closing> closed = new CompletableFuture<>();
    private final CompletableFuture<ClientSocket> open = new CompletableFuture<>();

    private Probe() {}

    /** Opens a socket and waits for the hello, or for the end if there is none. */
    static Probe connect(SocketLoop loop, SocketTarget target) throws Exception {
        Probe probe = new Probe();
        CompletableFuture<ClientSocket> socket = new CompletableFuture<>();
        ClientSocket.open(loop, target, probe.new Ears(socket), socket::complete);
        probe.open.get(Town.SOON.toSeconds(), TimeUnit.SECONDS);
        probe.next(message -> "hello".equals(message.path("type").asText()), Town.SOON);
        return probe;
    }

    /** Opens a socket for somebody and introduces them. */
    static Probe identified(SocketLoop loop, URI url, Guest guest) throws Exception {
        Probe probe = connect(loop, SocketTarget.hearth(url, guest.source()));
        probe.text(Json.object()
                .put("type", "identify")
                .put("token", guest.accessToken())
                .toString());
        probe.next(message -> "ready".equals(message.path("type").asText()), Town.SOON);
        return probe;
    }

    void text(String text) {
        frame(Frame.text(text));
    }

    void frame(Frame frame) {
        open.join().frame(frame);
    }

    void bytes(ByteBuffer bytes) {
        open.join().bytes(bytes);
    }

    /** The next message that fits; what comes before it is dropped. A close ends the waiting with an error. */
    JsonNode next(Predicate<JsonNode> wanted, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            JsonNode message = messages.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (message == null || message.isMissingNode()) {
                throw new AssertionError("no such message within " + within + "; closed: " + closed.getNow(null));
            }
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    CompletableFuture<Closing> closed() {
        return closed;
    }

    @Override
    public void close() {
        if (open.isDone() && !open.isCompletedExceptionally()) {
            open.join().abort();
        }
    }

    private final class Ears implements SocketListener {

        private final CompletableFuture<ClientSocket> socket;

        private Ears(CompletableFuture<ClientSocket> socket) {
            this.socket = socket;
        }

        @Override
        public void onOpen() {
            open.complete(socket.join());
        }

        @Override
        public void onText(String text) {
            if (!messages.offer(Json.parse(text))) {
                throw new IllegalStateException("nobody reads what the server sends");
            }
        }

        @Override
        public void onClosed(Closing closing) {
            closed.complete(closing);
            open.completeExceptionally(new IllegalStateException("closed: " + closing));
            // Wakes whoever waits for a message that cannot come any more.
            boolean unused = messages.offer(Json.object().path("closed"));
        }
    }
}
