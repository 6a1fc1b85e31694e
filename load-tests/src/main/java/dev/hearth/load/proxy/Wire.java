package dev.hearth.load.proxy;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection through a link: two sockets and two directions, and what the fault of the moment does to them. */
final class Wire implements Fault.Visitor {

    private final SocketChannel client;
    private final Flow toServer;
    private final Flow toClient;
    private final Runnable connect;
    private @Nullable SocketChannel server;
    private boolean begun;
    private boolean closing;

    /**
     * @param connect makes the connection to the server, when a fault does not forbid it
     * @param pieces counts what is written
     */
    Wire(SocketChannel client, Consumer<Wire> connect, AtomicLong pieces) {
        this.client = client;
        this.toServer = new Flow(this, pieces);
        this.toClient = new Flow(this, pieces);
        this.connect = () -> connect.accept(this);
        client.pipeline().addLast(toServer);
    }

    ChannelHandler serverEnd() {
        return toClient;
    }

    void joinedTo(SocketChannel other) {
        server = other;
        toServer.join(client, other);
        toClient.join(other, client);
    }

    void begin() {
        begun = true;
        goOn();
    }

    Flow opposite(Flow flow) {
        return flow == toServer ? toClient : toServer;
    }

    void whenClientSends(Runnable task) {
        toServer.onceSent(task);
    }

    boolean over() {
        return !client.isOpen() && (server == null || !server.isOpen());
    }

    /** Both ends have been told the end. */
    void onEnded() {
        if (toServer.ended() && toClient.ended()) {
            close(false);
        }
    }

    /** One end is gone; the other one learns it unless that way is held. */
    void onGone(Flow reader) {
        if (!reader.held()) {
            close(true);
        }
    }

    @Override
    public void onHealthy(Fault.Healthy fault) {
        set(Way.BOTH, false, Duration.ZERO, false);
        goOn();
    }

    @Override
    public void onCut(Fault.Cut fault) {
        close(fault.reset());
    }

    @Override
    public void onBlackhole(Fault.Blackhole fault) {
        set(Way.BOTH, false, Duration.ZERO, false);
        set(fault.way(), true, Duration.ZERO, false);
        goOn();
    }

    @Override
    public void onHalfClose(Fault.HalfClose fault) {
        set(Way.BOTH, false, Duration.ZERO, false);
        Flow flow = fault.way() == Way.TO_SERVER ? toServer : toClient;
        flow.goOn();
        flow.endNow();
        goOn();
    }

    @Override
    public void onDelay(Fault.Delay fault) {
        set(Way.BOTH, false, fault.by(), false);
        goOn();
    }

    @Override
    public void onOneByteWrites(Fault.OneByteWrites fault) {
        set(Way.BOTH, false, Duration.ZERO, true);
        goOn();
    }

    private void set(Way way, boolean held, Duration delay, boolean oneByOne) {
        if (way.covers(Way.TO_SERVER)) {
            toServer.set(held, delay, oneByOne);
        }
        if (way.covers(Way.TO_CLIENT)) {
            toClient.set(held, delay, oneByOne);
        }
    }

    /** A connection to the server is made as soon as bytes may go there. */
    private void goOn() {
        if (server == null && !toServer.held() && client.isOpen()) {
            connect.run();
        } else if (begun) {
            toServer.goOn();
            toClient.goOn();
        }
    }

    /** The first way to close counts: closing a connection that is being made fails it, which asks for a hard end. */
    private void close(boolean reset) {
        if (closing) {
            return;
        }
        closing = true;
        toServer.dropWaiting();
        toClient.dropWaiting();
        close(client, reset);
        if (server != null) {
            close(server, reset);
        }
    }

    private static void close(SocketChannel end, boolean reset) {
        if (reset && end.isOpen()) {
            end.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        var unused = end.close();
    }
}
