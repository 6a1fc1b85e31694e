package dev.hearth.load.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One link: a port that leads to a server, and what is wrong with it. A fault holds for the connections there are and for
 * those to come, until another takes its place. All state belongs to one event loop; the methods may be called from
 * anywhere and act soon.
 */
public final class FaultLink {

    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int BACKLOG = 64;

    /** Small, so that a server soon notices who does not read. */
    private static final int RECEIVE_BUFFER = 16 << 10;

    private final EventLoop loop;
    private final Bootstrap towardsServer;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong pieces = new AtomicLong();
    private final List<Wire> wires = new ArrayList<>();
    private final Channel door;
    private final int port;
    private Fault fault = new Fault.Healthy();
    private List<Step> script = List.of();

    private FaultLink(EventLoop loop, InetAddress here, InetSocketAddress server, Optional<InetAddress> source) {
        this.loop = loop;
        this.towardsServer = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .remoteAddress(server);
        source.ifPresent(address -> towardsServer.localAddress(new InetSocketAddress(address, 0)));
        this.door = listen(here);
        this.port = ((InetSocketAddress) door.localAddress()).getPort();
    }

    static FaultLink open(EventLoop loop, InetAddress here, InetSocketAddress server, Optional<InetAddress> source) {
        return new FaultLink(loop, here, server, source);
    }

    private Channel listen(InetAddress here) {
        SocketAddress anyPort = new InetSocketAddress(here, 0);
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new Acceptor())
                .bind(anyPort)
                .syncUninterruptibly()
                .channel();
    }

    /** The port that clients connect to. */
    public int port() {
        return port;
    }

    /** How many connections were accepted up to now, also those that were cut at once. */
    public long accepted() {
        return accepted.get();
    }

    /** In how many pieces bytes were written, at both ends of all connections. */
    public long pieces() {
        return pieces.get();
    }

    /** From now on this is wrong with the link; completes when it is. */
    public CompletableFuture<Void> apply(Fault now) {
        return CompletableFuture.runAsync(() -> become(now), loop);
    }

    /**
     * As soon as a client has sent something more, which the server still gets: the answer to it meets the fault. Until then
     * the link is as it is. Completes when the fault holds.
     */
    public CompletableFuture<Void> applyWhenClientSends(Fault next) {
        CompletableFuture<Void> applied = new CompletableFuture<>();
        loop.execute(() -> wires.forEach(wire -> wire.whenClientSends(() -> {
            become(next);
            applied.complete(null);
        })));
        return applied;
    }

    /** What happens to every connection accepted from now on, step by step; the steps concern that connection only. */
    public CompletableFuture<Void> script(List<Step> steps) {
        List<Step> kept = List.copyOf(steps);
        return CompletableFuture.runAsync(() -> script = kept, loop);
    }

    private void become(Fault now) {
        fault = now;
        List.copyOf(wires).forEach(now::accept);
    }

    void close() {
        var unused = door.close();
        loop.execute(() -> become(new Fault.Cut(true)));
    }

    private void accept(SocketChannel client) {
        accepted.incrementAndGet();
        Wire wire = new Wire(client, this::connect, pieces);
        wires.add(wire);
        client.closeFuture().addListener(closed -> forget(wire));
        fault.accept(wire);
        script.forEach(step -> play(wire, step));
    }

    private void play(Wire wire, Step step) {
        var unused = loop.schedule(() -> step.fault().accept(wire), step.after().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void connect(Wire wire) {
        ChannelFuture connecting =
                towardsServer.clone().handler(wire.serverEnd()).connect();
        wire.joinedTo((SocketChannel) connecting.channel());
        connecting.channel().closeFuture().addListener(closed -> forget(wire));
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                wire.begin();
            } else {
                wire.onCut(new Fault.Cut(true));
            }
        });
    }

    private void forget(Wire wire) {
        if (wire.over()) {
            wires.remove(wire);
        }
    }

    @ChannelHandler.Sharable
    private final class Acceptor extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRegistered(ChannelHandlerContext context) {
            context.pipeline().remove(this);
            accept((SocketChannel) context.channel());
        }
    }
}
