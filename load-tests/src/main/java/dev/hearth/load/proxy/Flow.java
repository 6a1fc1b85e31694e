package dev.hearth.load.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one connection: reads at one end, writes at the other, in order, and not faster than the other end takes
 * it. Belongs to the link's event loop.
 */
final class Flow extends ChannelInboundHandlerAdapter {

    /** Bytes that may be on their way; beyond, the sender's own buffers fill, as on a long thin line. */
    private static final int WAITING_BYTES_MAX = 1 << 20;

    private final Wire wire;
    private final AtomicLong pieces;
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private @Nullable DuplexChannel from;
    private @Nullable DuplexChannel to;
    private @Nullable Runnable onceSent;
    private Duration delay = Duration.ZERO;
    private boolean held;
    private boolean oneByOne;
    private boolean ended;
    private int waitingBytes;
    private long lastDue = Long.MIN_VALUE;

    /**
     * Bytes on their way.
     *
     * @param due when they arrive, by {@link System#nanoTime}
     * @param last whether they are none, but the end
     */
    private record Parcel(ByteBuf bytes, long due, boolean last) {}

    Flow(Wire wire, AtomicLong pieces) {
        this.wire = wire;
        this.pieces = pieces;
    }

    void join(DuplexChannel source, DuplexChannel target) {
        from = source;
        to = target;
    }

    void set(boolean holding, Duration newDelay, boolean singly) {
        held = holding;
        delay = newDelay;
        oneByOne = singly;
    }

    void onceSent(Runnable task) {
        onceSent = task;
    }

    boolean held() {
        return held;
    }

    /** Delivers what is due, and reads on where there is room. */
    void goOn() {
        deliver();
        if (ended) {
            tellTheEnd();
        }
        boolean takes = to != null && to.isActive() && to.isWritable();
        if (from != null && from.isActive() && takes && !held && !ended && waitingBytes < WAITING_BYTES_MAX) {
            from.read();
        }
    }

    private void deliver() {
        while (!held && !waiting.isEmpty() && waiting.element().due() - System.nanoTime() <= 0) {
            write(waiting.remove());
        }
        if (!held && !waiting.isEmpty() && from != null) {
            long wait = waiting.element().due() - System.nanoTime();
            var unused = from.eventLoop().schedule(this::goOn, Math.max(1, wait), TimeUnit.NANOSECONDS);
        }
    }

    private void write(Parcel parcel) {
        waitingBytes -= parcel.bytes().readableBytes();
        if (to == null || !to.isActive()) {
            parcel.bytes().release();
        } else if (parcel.last()) {
            endNow();
        } else {
            send(to, parcel.bytes());
        }
        Runnable task = onceSent;
        if (task != null && !parcel.last()) {
            onceSent = null;
            task.run();
        }
    }

    private void send(DuplexChannel target, ByteBuf bytes) {
        int piece = oneByOne ? 1 : bytes.readableBytes();
        while (bytes.readableBytes() > 0) {
            pieces.incrementAndGet();
            var unused = target.writeAndFlush(bytes.readRetainedSlice(Math.min(piece, bytes.readableBytes())));
        }
        bytes.release();
    }

    /** Tells the receiving end that nothing more will come, and reads no more. */
    void endNow() {
        ended = true;
        tellTheEnd();
        wire.onEnded();
    }

    /** An end that is not connected yet is told as soon as it is. */
    private void tellTheEnd() {
        if (to != null && to.isActive() && !to.isOutputShutdown()) {
            var unused = to.shutdownOutput();
        }
    }

    boolean ended() {
        return ended;
    }

    /** Throws away what never arrived. */
    void dropWaiting() {
        waiting.forEach(parcel -> parcel.bytes().release());
        waiting.clear();
        waitingBytes = 0;
    }

    private void enqueue(ByteBuf bytes, boolean last) {
        long due = Math.max(System.nanoTime() + delay.toNanos(), lastDue);
        lastDue = due;
        waitingBytes += bytes.readableBytes();
        waiting.add(new Parcel(bytes, due, last));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended || !(message instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(message);
            return;
        }
        enqueue(bytes, false);
        deliver();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        goOn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        wire.opposite(this).goOn();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !ended) {
            enqueue(Unpooled.EMPTY_BUFFER, true);
            deliver();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        wire.onGone(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var unused = context.close();
    }
}
