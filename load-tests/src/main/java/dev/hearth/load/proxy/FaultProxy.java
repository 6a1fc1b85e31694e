package dev.hearth.load.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Any number of links to servers, each with a port of its own, on few threads. Whoever connects to
 * a link's port talks to its server until a fault says otherwise. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    private static final long CLOSED_WITHIN_SECONDS = 10;

    private final EventLoopGroup group;
    private final List<FaultLink> links = new CopyOnWriteArrayList<>();

    /** @param threads 1 is enough for thousands of quiet connections */
    public FaultProxy(int threads) {
        this.group = new NioEventLoopGroup(threads);
    }

    /**
     * Opens a link.
     *
     * @param server where its connections lead
     * @param source the address its connections come from, as the server sees it; empty for the system's choice
     */
    public FaultLink open(InetSocketAddress server, Optional<InetAddress> source) {
        return open(InetAddress.getLoopbackAddress(), server, source);
    }

    /**
     * Opens a link at another address of this machine.
     *
     * @param door the address that clients connect to
     */
    public FaultLink open(InetAddress door, InetSocketAddress server, Optional<InetAddress> source) {
        FaultLink link = FaultLink.open(group.next(), door, server, source);
        links.add(link);
        return link;
    }

    /** Cuts every connection and closes all ports. */
    @Override
    public void close() {
        links.forEach(FaultLink::close);
        group.shutdownGracefully(0, CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
