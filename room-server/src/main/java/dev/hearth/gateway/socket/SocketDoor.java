package dev.hearth.gateway.socket;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.loops.EventLoops;
import dev.hearth.protocol.ClientMessageReader;
import dev.hearth.protocol.CloseCode;
import dev.hearth.session.UserSessionEntity;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket server of a node. Started by the guardian once rooms and sessions can be told something; closed before
 * they go.
 */
public final class SocketDoor {

    private static final Logger LOG = LoggerFactory.getLogger(SocketDoor.class);
    /** Relays share the threads of rooms: what a room publishes is passed on without waking anybody. */
    private static final String DISPATCHER = "hearth.dispatchers.room";

    private static final int REQUEST_BYTES_MAX = 8 * 1024;
    /** So that thousands who come back at once need not knock a second time; the system may allow fewer. */
    private static final int BACKLOG = 4096;

    private static final int BATCHES = 20;
    /** Spread, because sessions that moved wake up, and their way there holds back few messages until it is known. */
    private static final long CONFIRM_BATCH_MILLIS = 250;

    private static final int GOODBYE_CHECKS = 40;
    private static final long GOODBYE_CHECK_MILLIS = 25;
    private static final long DRAIN_AFTER_MS = 500;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    private final GatewaySettings.Socket settings;
    private final EventLoopGroup group;
    private final Channel server;
    private final Map<EventExecutor, SocketLoop> loops;
    private final AtomicInteger open;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private SocketDoor(
            GatewaySettings.Socket settings,
            EventLoopGroup group,
            Channel server,
            Map<EventExecutor, SocketLoop> loops,
            AtomicInteger open) {
        this.settings = settings;
        this.group = group;
        this.server = server;
        this.loops = loops;
        this.open = open;
    }

    /**
     * Starts relays as children of the caller and listens.
     *
     * @param origins exactly these values of the Origin header may come; requests without one come from no browser
     * @param build version of the server, told to clients
     * @throws CannotListen if the port cannot be had; the message is fit for an operator
     */
    public static SocketDoor start(
            ActorContext<?> context, GatewaySettings settings, Doors doors, Set<String> origins, String build) {
        var connections = new Connections();
        var frames = new Frames(PooledByteBufAllocator.DEFAULT);
        var gate = new Gate(
                settings,
                doors,
                new ClientMessageReader(settings.limits().protocol()),
                frames,
                relays(context, settings, doors, connections, frames),
                sessionRelay(context, connections),
                connections,
                NodeLimits.of(settings.limits()),
                System::nanoTime,
                SocketDoor::nonce,
                build);
        return listen(gate, origins, EventLoops.of(Adapter.toClassic(context.getSystem())));
    }

    private static Relays relays(
            ActorContext<?> context, GatewaySettings settings, Doors doors, Connections connections, Frames frames) {
        var relays = new ArrayList<ActorRef<Object>>();
        for (int i = 0; i < settings.relay().count(); i++) {
            var relay = RoomRelay.create(settings.relay(), doors, connections, frames, System::nanoTime);
            var name = "room-relay-" + i;
            relays.add(
                    context.spawn(doors.loss().atRelay(relay, name), name, DispatcherSelector.fromConfig(DISPATCHER)));
        }
        return new Relays(relays);
    }

    private static ActorRef<UserSessionEntity.Notification> sessionRelay(
            ActorContext<?> context, Connections connections) {
        return context.spawn(SessionRelay.create(connections), "session-relay");
    }

    private static SocketDoor listen(Gate gate, Set<String> origins, EventLoops eventLoops) {
        var settings = gate.settings().socket();
        var group = eventLoops.group();
        var loops = loops(group, settings, gate);
        var open = new AtomicInteger();
        gate.doors().metrics().sockets().watchOpen(open::get);
        var rules = new UpgradeRules(origins, settings.connectionsMax(), gate.limits(), gate.nanos(), open);
        var bound = new ServerBootstrap()
                .group(group)
                .channel(eventLoops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, settings.sendBufferBytes())
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(pipeline(rules, open, loops, gate))
                .bind(new InetSocketAddress(settings.address(), settings.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new CannotListen(settings.address(), settings.port(), bound.cause());
        }
        return new SocketDoor(settings, group, bound.channel(), loops, open);
    }

    private static ChannelInitializer<Channel> pipeline(
            UpgradeRules rules, AtomicInteger open, Map<EventExecutor, SocketLoop> loops, Gate gate) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                open.incrementAndGet();
                channel.closeFuture().addListener(closed -> open.decrementAndGet());
                var loop = loops.get(channel.eventLoop());
                if (loop == null) {
                    throw new IllegalStateException("a channel of a foreign event loop");
                }
                channel.pipeline()
                        .addLast(new HttpServerCodec(2048, REQUEST_BYTES_MAX, REQUEST_BYTES_MAX))
                        .addLast(new UpgradeHandler(channel, rules, loop, gate));
            }
        };
    }

    private static Map<EventExecutor, SocketLoop> loops(
            EventLoopGroup group, GatewaySettings.Socket settings, Gate gate) {
        var loops = new HashMap<EventExecutor, SocketLoop>();
        long interval = settings.sweepInterval().toNanos();
        for (var executor : group) {
            var loop = new SocketLoop(executor);
            loops.put(executor, loop);
            var unused = executor.scheduleWithFixedDelay(
                    new LoopRound(loop, gate, interval), interval, interval, TimeUnit.NANOSECONDS);
        }
        return Map.copyOf(loops);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /**
     * Stops accepting, closes all sockets in batches over the configured time, then the event loops. The stage completes
     * when all is closed. May be called again.
     */
    public CompletionStage<Void> close() {
        if (closing.compareAndSet(false, true)) {
            server.close().addListener(done -> drainAll());
        }
        return closed;
    }

    /**
     * Has every socket tell its person's session that it is here, over some seconds. To be called when another node is gone:
     * sessions that lived there wake up elsewhere and know of no socket.
     */
    public void confirmLinks() {
        var unused = inBatches(CONFIRM_BATCH_MILLIS, Connection::confirmLink);
    }

    private void drainAll() {
        var drained = inBatches(
                settings.drainTime().toMillis() / BATCHES,
                connection -> connection.close(CloseCode.DRAINING.code(), DRAIN_AFTER_MS));
        var unused = drained.thenRun(() -> awaitGoodbyes(GOODBYE_CHECKS));
    }

    /** Clients confirm the closing; whoever takes too long is cut off by the watch over deadlines, or by the end of the loops. */
    private void awaitGoodbyes(int checksLeft) {
        if (open.get() == 0 || checksLeft == 0) {
            closed.complete(null);
        } else {
            var unused = group.next()
                    .schedule(() -> awaitGoodbyes(checksLeft - 1), GOODBYE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private CompletableFuture<Void> inBatches(long batchMillis, Consumer<Connection> action) {
        return CompletableFuture.allOf(loops.entrySet().stream()
                .map(loop -> inBatches(loop.getKey(), loop.getValue(), batchMillis, action))
                .toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<Void> inBatches(
            EventExecutor executor, SocketLoop loop, long batchMillis, Consumer<Connection> action) {
        var done = new CompletableFuture<Void>();
        executor.execute(() -> {
            var members = loop.members();
            LOG.debug("going through {} sockets of one event loop", members.size());
            nextBatch(executor, members, members.size() / BATCHES + 1, batchMillis, new Visit(action, done));
        });
        return done;
    }

    private static void nextBatch(
            EventExecutor executor, List<SocketLoop.Swept> members, int batch, long batchMillis, Visit visit) {
        members.stream().limit(batch).forEach(member -> {
            if (member instanceof Connection connection) {
                visit.action().accept(connection);
            }
        });
        if (members.size() <= batch) {
            visit.done().complete(null);
            return;
        }
        var rest = members.subList(batch, members.size());
        var unused = executor.schedule(
                () -> nextBatch(executor, rest, batch, batchMillis, visit), batchMillis, TimeUnit.MILLISECONDS);
    }

    /** What is done to every connection of a loop, and who waits for it. */
    private record Visit(Consumer<Connection> action, CompletableFuture<Void> done) {}

    private static String nonce() {
        var bytes = new byte[16];
        Randomness.SECURE.nextBytes(bytes);
        return OpaqueId.of(bytes);
    }

    private static final class Randomness {
        private static final SecureRandom SECURE = new SecureRandom();
    }

    /** The socket door's address cannot be listened on. */
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CannotListen(String address, int port, Throwable cause) {
            super(
                    "hearth.gateway.socket: cannot listen on " + address + ":" + port + " (" + cause.getMessage()
                            + "); set hearth.gateway.socket.port to a free port",
                    cause);
        }
    }
}
