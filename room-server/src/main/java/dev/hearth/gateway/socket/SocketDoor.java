package dev.hearth.gateway.socket;

import dev.hearth.gateway.admission.Admission;
import dev.hearth.gateway.admission.HeapAfterCollection;
import dev.hearth.gateway.tls.ServerTls;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.loops.EventLoops;
import dev.hearth.observability.Degradation;
import dev.hearth.protocol.ClientMessageReader;
import dev.hearth.session.UserSessionEntity;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/**
 * The WebSocket server of a node. Started by the guardian once rooms and sessions can be told something; closed before
 * they go.
 */
public final class SocketDoor {

    /** Relays share the threads of rooms: what a room publishes is passed on without waking anybody. */
    private static final String DISPATCHER = "hearth.dispatchers.room";

    private static final int REQUEST_BYTES_MAX = 8 * 1024;
    /** So that thousands who come back at once need not knock a second time; the system may allow fewer. */
    private static final int BACKLOG = 4096;

    /** Spread, because sessions that moved wake up, and their way there holds back few messages until it is known. */
    private static final SocketWalk.Pace CONFIRMING =
            new SocketWalk.Pace(sockets -> sockets / 20 + 1, Duration.ofMillis(250));

    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    private final Channel server;
    private final Turnstile turnstile;
    private final SocketWalk walk;
    private final SocketDrain drain;
    private final Admission admission;
    private final SocketOffice office;
    private final AtomicInteger socketsMax;
    private final int configuredMax;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private SocketDoor(
            Channel server,
            Turnstile turnstile,
            SocketWalk walk,
            SocketDrain drain,
            Admission admission,
            SocketOffice office,
            AtomicInteger socketsMax) {
        this.server = server;
        this.turnstile = turnstile;
        this.walk = walk;
        this.drain = drain;
        this.admission = admission;
        this.office = office;
        this.socketsMax = socketsMax;
        this.configuredMax = socketsMax.get();
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
        var admission = new Admission(settings.admission());
        var gate = new Gate(
                settings,
                doors,
                new ClientMessageReader(settings.limits().protocol()),
                frames,
                relays(context, settings, doors, connections, frames),
                sessionRelay(context, connections),
                connections,
                NodeLimits.of(settings.limits()),
                new Turnstile(admission, doors.metrics().admission()),
                System::nanoTime,
                SocketDoor::nonce,
                build);
        var eventLoops = EventLoops.of(Adapter.toClassic(context.getSystem()));
        var lags = new ArrayList<LoopLag>();
        var loops = loops(eventLoops.group(), gate, lags);
        var door = listen(gate, origins, eventLoops, loops, admission);
        var readings = new NodeReadings(
                lags, HeapAfterCollection.ofThisProcess(), doors.metrics().commits());
        lookAround(context.getSystem(), settings.admission().sampleInterval(), admission, readings);
        return door;
    }

    /** Not on an event loop: one that is late must not be late in noticing it. */
    private static void lookAround(
            ActorSystem<?> system, Duration interval, Admission admission, NodeReadings readings) {
        var unused = system.scheduler()
                .scheduleWithFixedDelay(
                        interval,
                        interval,
                        () -> {
                            long now = System.nanoTime();
                            admission.look(() -> readings.take(now), now);
                        },
                        system.executionContext());
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

    private static SocketDoor listen(
            Gate gate,
            Set<String> origins,
            EventLoops eventLoops,
            Map<EventExecutor, SocketLoop> loops,
            Admission admission) {
        var settings = gate.settings().socket();
        var group = eventLoops.group();
        var open = new AtomicInteger();
        gate.doors().metrics().sockets().watchOpen(open::get);
        gate.doors().metrics().sockets().watchUnanswered(gate.limits().load()::together);
        var socketsMax = new AtomicInteger(settings.connectionsMax());
        var rules = new UpgradeRules(origins, socketsMax::get, gate.limits(), gate.turnstile(), gate.nanos(), open);
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
        var walk = new SocketWalk(loops);
        var drain = new SocketDrain(gate.settings().drain(), group, walk, open::get);
        var office = new SocketOffice(walk, gate.connections());
        return new SocketDoor(bound.channel(), gate.turnstile(), walk, drain, admission, office, socketsMax);
    }

    private static ChannelInitializer<Channel> pipeline(
            UpgradeRules rules, AtomicInteger open, Map<EventExecutor, SocketLoop> loops, Gate gate) {
        var tls = ServerTls.of(gate.settings().tls());
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                open.incrementAndGet();
                channel.closeFuture().addListener(closed -> open.decrementAndGet());
                var loop = loops.get(channel.eventLoop());
                if (loop == null) {
                    throw new IllegalStateException("a channel of a foreign event loop");
                }
                tls.ifPresent(each -> channel.pipeline()
                        .addLast(new SslHandler(each.newEngine()))
                        .addLast(new SharedFrames()));
                channel.pipeline()
                        .addLast(new HttpServerCodec(2048, REQUEST_BYTES_MAX, REQUEST_BYTES_MAX))
                        .addLast(new UpgradeHandler(channel, rules, loop, gate));
            }
        };
    }

    private static Map<EventExecutor, SocketLoop> loops(EventLoopGroup group, Gate gate, List<LoopLag> lags) {
        var loops = new HashMap<EventExecutor, SocketLoop>();
        long interval = gate.settings().socket().sweepInterval().toNanos();
        for (var executor : group) {
            var loop = new SocketLoop(executor);
            loops.put(executor, loop);
            var round = new LoopRound(loop, gate, interval);
            lags.add(round.lag());
            var unused = executor.scheduleWithFixedDelay(round, interval, interval, TimeUnit.NANOSECONDS);
        }
        return Map.copyOf(loops);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Why nobody new is admitted now; empty if everybody is. Never waits. */
    public Set<Degradation> degradations() {
        return turnstile.degradations();
    }

    /** What this node measured of itself last, and whether it admits people. */
    public Admission admission() {
        return admission;
    }

    /** At most so many sockets from now on, never more than configured; nothing: as configured. Those that are open stay. */
    public void limit(OptionalInt max) {
        socketsMax.set(Math.min(configuredMax, max.orElse(configuredMax)));
    }

    /** Where operators look at sockets. */
    public SocketOffice office() {
        return office;
    }

    /** The node is about to leave: new sockets are refused from now on, and sent elsewhere. */
    public void refuseNew() {
        turnstile.shut();
    }

    /**
     * Refuses new sockets, moves all off in batches as {@code hearth.gateway.drain} says, and stops listening. The stage
     * completes when all is closed, within {@link GatewaySettings.Drain#total}. May be called again.
     */
    public CompletionStage<Void> close() {
        turnstile.shut();
        if (closing.compareAndSet(false, true)) {
            var unused = drain.run(server).whenComplete((drained, failure) -> closed.complete(null));
        }
        return closed;
    }

    /**
     * Has every socket tell its person's session that it is here: at once those that wait for an answer, the others over some
     * seconds. To be called when another node is gone: sessions that lived there wake up elsewhere and know of no socket.
     */
    public void confirmLinks() {
        var unused = confirmLinks(SocketWalk.Pace.AT_ONCE, Connection::owesAnswers)
                .thenCompose(waiting -> confirmLinks(CONFIRMING, all -> true));
    }

    private CompletableFuture<Void> confirmLinks(SocketWalk.Pace pace, Predicate<Connection> which) {
        return walk.go(pace, (socket, place, batch) -> {
            if (socket instanceof Connection connection && which.test(connection)) {
                connection.confirmLink();
            }
        });
    }

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
