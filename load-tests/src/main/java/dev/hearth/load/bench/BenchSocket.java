package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import dev.hearth.load.socket.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One person's socket: upgrades, identifies, asks a few questions before the run, and then says lines and counts what
 * comes. Confined to the client's event loop.
 */
// A write that fails shows as the end of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class BenchSocket extends ChannelInboundHandlerAdapter implements FrameScanner.Sink {

    private static final byte[] NOTHING = {};
    /** As many as the server lets one connection leave unanswered. */
    private static final int ANSWERS_REMEMBERED = 1_024;

    private static final long STAMPS_BEGIN = System.nanoTime();
    private static final byte[] HEARTBEAT = bytes("{\"type\":\"heartbeat\",\"time\":1}");

    private final Guest guest;
    private final Follower follower;
    private final String host;
    private final Tally tally;
    private final ReadBuffer buffer;
    private final CompletableFuture<BenchSocket> ready = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<JsonNode>> questions = new HashMap<>(2);
    private byte[] carried = NOTHING;
    private boolean upgraded;
    private boolean ended;
    private long lastQuestion;
    private @Nullable Channel channel;
    private @Nullable SayFrame line;
    private @Nullable Stroll stroll;
    private long[] saidAt = {};
    private @Nullable Runnable onAnswer;

    /** Whoever wants more of a socket than counts: how it introduces itself, what it is told, and its end. */
    interface Follower {

        /** The first frame: {@code identify} or {@code resume}. */
        ObjectNode introduction();

        /** A message that came, what rooms publish included, steps and signs not. */
        void onMessage(JsonNode message);

        /** The socket is gone, and not because this side closed it. */
        void onEnd(String why);
    }

    /** The bytes that all sockets of one loop read into, one after the other. */
    static final class ReadBuffer {

        private static final int START_BYTES = 64 << 10;

        private byte[] bytes = new byte[START_BYTES];

        byte[] ofLength(int length) {
            if (bytes.length < length) {
                bytes = new byte[Math.max(length, 2 * bytes.length)];
            }
            return bytes;
        }
    }

    /**
     * A socket that is about to be opened.
     *
     * @param host the value of the Host header
     */
    BenchSocket(Guest guest, String host, Tally tally, ReadBuffer buffer) {
        this(guest, new Counted(guest), host, tally, buffer);
    }

    /** The same for somebody who wants more than counts. */
    BenchSocket(Guest guest, Follower follower, String host, Tally tally, ReadBuffer buffer) {
        this.guest = guest;
        this.follower = follower;
        this.host = host;
        this.tally = tally;
        this.buffer = buffer;
    }

    Guest guest() {
        return guest;
    }

    /** Done when the server knows who this is. */
    CompletableFuture<BenchSocket> ready() {
        return ready;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        String request = "GET /v1/socket HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: aGVhcnRoLWJlbmNoLWtleQ==\r\nSec-WebSocket-Protocol: hearth.v1.json\r\n\r\n";
        write(request.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        int length = carried.length + in.readableBytes();
        byte[] bytes = buffer.ofLength(length);
        System.arraycopy(carried, 0, bytes, 0, carried.length);
        in.readBytes(bytes, carried.length, length - carried.length);
        in.release();
        int from = upgraded ? 0 : upgrade(bytes, length);
        int rest = upgraded ? FrameScanner.scan(bytes, from, length, this) : 0;
        carried = rest == length ? NOTHING : Arrays.copyOfRange(bytes, rest, length);
    }

    /** Where frames begin, once the answer to the upgrade is whole. */
    private int upgrade(byte[] bytes, int length) {
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end >= 0 && !head.startsWith("HTTP/1.1 101")) {
            end("refused: " + head.substring(0, head.indexOf("\r\n")));
        }
        upgraded = end >= 0;
        return end + 4;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end("the connection broke");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(cause.toString());
        context.close();
    }

    @Override
    public void closing(int code) {
        end("closed with " + code);
    }

    private void end(String why) {
        if (!ended) {
            ended = true;
            var failure = new IllegalStateException(guest + " " + why);
            if (!ready.completeExceptionally(failure)) {
                tally.lost();
            }
            questions.values().forEach(question -> question.completeExceptionally(failure));
            follower.onEnd(why);
        }
    }

    /** The connection could not be made. */
    void failed(Throwable cause) {
        end(String.valueOf(cause));
    }

    @Override
    public boolean followsRooms() {
        return !(follower instanceof Counted);
    }

    @Override
    public void other(String json) {
        JsonNode message = Json.parse(json);
        follower.onMessage(message);
        switch (message.path("type").asText()) {
            case "hello" -> send(follower.introduction());
            case "ready", "resumed" -> ready.complete(this);
            case "ok", "error", "unknown" -> answered(message);
            default -> {
                // Notices and the like: what is lost by them shows in the counts.
            }
        }
    }

    /** Sends a command with an id of its own and waits for its answer. */
    CompletableFuture<JsonNode> ask(ObjectNode command) {
        long id = ++lastQuestion;
        var answer = new CompletableFuture<JsonNode>();
        questions.put(id, answer);
        send(command.put("id", id));
        return answer;
    }

    private void answered(JsonNode answer) {
        var question = questions.remove(answer.path("id").asLong());
        String code = answer.path("code").asText();
        if (question == null) {
            tally.refused(code, System.nanoTime() - saidAt(answer.path("id").asLong()));
            afterAnswer();
        } else if ("ok".equals(answer.path("type").asText())) {
            question.complete(answer);
        } else {
            question.completeExceptionally(new IllegalStateException(guest + " was refused: " + answer));
        }
    }

    /** Prepares what this person says. */
    void speakIn(String room) {
        line = new SayFrame(room, Bot.newKey().substring(0, 16));
        saidAt = new long[ANSWERS_REMEMBERED];
    }

    /** Prepares where this person walks. */
    void walk(Stroll where) {
        stroll = where;
    }

    /**
     * Takes the next step.
     *
     * @param plannedAt {@link System#nanoTime()} when it should have been taken
     */
    void step(long plannedAt) {
        if (stroll != null && !ended) {
            tally.stepped(System.nanoTime() - plannedAt);
            write(stroll.next());
        }
    }

    @Override
    public void moves(int positions, int bytes) {
        tally.shown(positions, bytes);
    }

    /**
     * Says the next line.
     *
     * @param plannedAt {@link System#nanoTime()} when it should have left
     */
    void say(long plannedAt) {
        if (line != null && !ended) {
            tally.said(System.nanoTime() - plannedAt);
            write(line.next(plannedAt - STAMPS_BEGIN));
            saidAt[line.last() % ANSWERS_REMEMBERED] = plannedAt;
        }
    }

    /** What happens after each answer to a line, for runs in which answers call forth the next line. */
    void onAnswer(@Nullable Runnable next) {
        onAnswer = next;
    }

    @Override
    public void ok(long id) {
        tally.acknowledged(System.nanoTime() - saidAt(id));
        afterAnswer();
    }

    private long saidAt(long id) {
        return saidAt[SayFrame.index(id) % ANSWERS_REMEMBERED];
    }

    private void afterAnswer() {
        if (onAnswer != null) {
            onAnswer.run();
        }
    }

    @Override
    public void said(long stamp) {
        tally.delivered(System.nanoTime() - STAMPS_BEGIN - stamp);
    }

    void heartbeat() {
        write(HEARTBEAT);
    }

    /** Ends the link too, so that nothing of this person stays at the server. */
    void bye() {
        ended = true;
        send(Json.object().put("type", "bye"));
    }

    void close() {
        ended = true;
        if (channel != null) {
            channel.close();
        }
    }

    /** Breaks the connection as a lost network does when it answers again: by a reset, without a word. */
    void cut() {
        if (channel != null) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        close();
    }

    /** Introduces itself and wants nothing more than to be counted. */
    private record Counted(Guest guest) implements Follower {

        @Override
        public ObjectNode introduction() {
            ObjectNode frame = Json.object()
                    .put("type", "identify")
                    .put("token", guest.accessToken())
                    .put("client", "hearth-bench/1");
            frame.putArray("streams");
            return frame;
        }

        @Override
        public void onMessage(JsonNode message) {
            // What it needs to know it finds in the bytes.
        }

        @Override
        public void onEnd(String why) {
            // The tally has counted it.
        }
    }

    private void send(ObjectNode message) {
        write(bytes(message.toString()));
    }

    private static byte[] bytes(String json) {
        ByteBuffer frame = Frame.text(json).masked();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private void write(byte[] bytes) {
        if (channel != null) {
            channel.writeAndFlush(channel.alloc().directBuffer(bytes.length).writeBytes(bytes), channel.voidPromise());
        }
    }
}
