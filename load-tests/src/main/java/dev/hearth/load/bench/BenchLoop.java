package dev.hearth.load.bench;

import dev.hearth.load.bot.Guest;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The client's one event loop: all sockets, all counting and all timers of a run. */
final class BenchLoop implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final int CONNECT_TIMEOUT_MS = 20_000;

    private final EventLoopGroup group = Epoll.isAvailable() ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    private final BenchSocket.ReadBuffer buffer = new BenchSocket.ReadBuffer();
    private final Tally tally = new Tally();
    private final Bootstrap bootstrap;
    private final URI server;

    /** @param server the socket's address as the server announced it */
    BenchLoop(URI server) {
        this.server = server;
        this.bootstrap = new Bootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .option(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(256, 4_096, 65_536));
    }

    Tally tally() {
        return tally;
    }

    /** Opens somebody's socket, from the address they signed in from. */
    BenchSocket open(Guest guest) {
        return open(guest, new BenchSocket(guest, host(), tally, buffer));
    }

    /** The same for somebody who wants more than counts. */
    BenchSocket open(Guest guest, BenchSocket.Follower follower) {
        return open(guest, new BenchSocket(guest, follower, host(), tally, buffer));
    }

    private String host() {
        return server.getHost() + ":" + server.getPort();
    }

    private BenchSocket open(Guest guest, BenchSocket socket) {
        var remote = new InetSocketAddress(server.getHost(), server.getPort());
        var local = guest.source().map(address -> new InetSocketAddress(address, 0));
        bootstrap
                .clone()
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(socket);
                    }
                })
                .connect(remote, local.orElse(null))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        socket.failed(done.cause());
                    }
                });
        return socket;
    }

    /** Runs something on the loop and waits for what it finds. */
    <T> T ask(Callable<T> question) throws InterruptedException {
        Future<T> answer = group.next().submit(question);
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the client's event loop failed", e);
        }
    }

    /** Runs something on the loop, soon. */
    void execute(Runnable task) {
        group.next().execute(task);
    }

    /** Runs something on the loop again and again. */
    Future<?> every(long micros, Runnable task) {
        return group.next().scheduleAtFixedRate(task, 0, micros, TimeUnit.MICROSECONDS);
    }

    /** Runs something on the loop, later. */
    void after(long millis, Runnable task) {
        var unused = group.next().schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
