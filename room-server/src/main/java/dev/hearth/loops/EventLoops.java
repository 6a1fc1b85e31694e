package dev.hearth.loops;

import com.typesafe.config.Config;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;

/**
 * One thread per core, and everything hot on them: sockets, rooms, sessions and the connection to the store. A line then
 * goes its whole way without waking another thread, unless it has to. Nothing may ever block on them. One set for each
 * actor system, which ends with it.
 */
public final class EventLoops {

    /** Nobody holds the threads of an ended node for longer. */
    private static final Duration LAST_USERS = Duration.ofSeconds(5);

    private static final String COUNT = "hearth.event-loops";

    /** Dispatchers are made before anybody can hand them something, and know nothing of their system but this. */
    private static final Map<ActorSystem.Settings, EventLoops> BY_SYSTEM =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final EventLoopGroup group;
    private final Collection<CompletionStage<?>> users = new ConcurrentLinkedQueue<>();

    private EventLoops(int count) {
        var threads = new DefaultThreadFactory("hearth-loop", true);
        this.group =
                Epoll.isAvailable() ? new EpollEventLoopGroup(count, threads) : new NioEventLoopGroup(count, threads);
    }

    /** The loops of an actor system, which end when it has terminated. */
    public static EventLoops of(ActorSystem system) {
        var settings = system.settings();
        var loops = of(settings);
        system.getWhenTerminated().thenRun(() -> {
            BY_SYSTEM.remove(settings);
            loops.endAfterUsers();
        });
        return loops;
    }

    /**
     * Somebody uses these loops until then, also beyond the end of the actor system: what closes itself at that end wants
     * its own loop to say that it is closed.
     */
    public void serve(CompletionStage<?> user) {
        users.add(user);
    }

    private void endAfterUsers() {
        var ends = users.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
        var unused = CompletableFuture.allOf(ends)
                .orTimeout(LAST_USERS.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ended, failure) -> end());
    }

    private void end() {
        var unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    static EventLoops of(ActorSystem.Settings settings) {
        return BY_SYSTEM.computeIfAbsent(settings, each -> new EventLoops(count(each.config())));
    }

    private static int count(Config config) {
        int configured = config.hasPath(COUNT) ? config.getInt(COUNT) : 0;
        return configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
    }

    public EventLoopGroup group() {
        return group;
    }

    /** The kind of channel that listens on these loops. */
    public Class<? extends ServerChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /** The kind of channel that connects on these loops. */
    public Class<? extends SocketChannel> clientChannel() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }
}
