package dev.hearth.gateway.socket;

import dev.hearth.observability.SocketMetrics;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What waits to be written to one socket. The socket itself takes at most its write watermark; the rest waits here, in
 * order, up to a bound of frames and bytes. Volatile frames never wait: they are withheld while anything does. Snapshots
 * and replays may be larger than the bound and have an allowance of their own. What waits is counted for the node; what the
 * socket takes at once is not. Confined to the event loop.
 */
final class OutgoingQueue {

    private final Wire wire;
    private final int framesMax;
    private final int bytesMax;
    private final int transferBytesMax;
    private final SocketMetrics metrics;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long allowedBytes;
    private int allowedFrames;
    private long written;
    private long doneBefore;
    private long stalledSince;
    private boolean stalling;

    /** The socket as this queue sees it. */
    interface Wire {
        boolean isWritable();

        /** Takes ownership; not flushed. */
        void write(ByteBuf frame);

        void flush();

        /** How many of the frames that were flushed are not wholly with the operating system yet. */
        int unfinished();
    }

    OutgoingQueue(Wire wire, GatewaySettings.Socket settings, SocketMetrics metrics) {
        this.wire = wire;
        this.metrics = metrics;
        this.framesMax = settings.outgoingFramesMax();
        this.bytesMax = settings.outgoingBytesMax();
        this.transferBytesMax = settings.transferBytesMax();
    }

    /** Takes a frame that must arrive; false means that the bound is hit and the frame is gone with the connection. */
    boolean durable(ByteBuf frame) {
        if (isClear()) {
            write(frame);
            return true;
        }
        if (waiting.isEmpty()) {
            metrics.fellBehind();
        }
        count(frame.readableBytes());
        waiting.add(frame);
        return waiting.size() <= framesMax + allowedFrames && waitingBytes <= bytesMax + allowedBytes;
    }

    /** Takes a frame that the next one replaces; false means it was withheld. */
    boolean latest(ByteBuf frame) {
        if (isClear()) {
            write(frame);
            return true;
        }
        frame.release();
        return false;
    }

    /** Takes the parts of a snapshot or replay; false means that too much of such waits already. */
    boolean transfer(List<ByteBuf> parts) {
        parts.forEach(part -> allowedBytes += part.readableBytes());
        allowedFrames += parts.size();
        boolean fits = allowedBytes <= transferBytesMax;
        for (var part : parts) {
            fits &= durable(part);
        }
        endTransferIfWritten();
        return fits;
    }

    void flush() {
        wire.flush();
    }

    /** Writes what the socket takes now. */
    void pump() {
        while (!waiting.isEmpty() && wire.isWritable()) {
            var frame = waiting.remove();
            count(-frame.readableBytes());
            if (waiting.isEmpty()) {
                metrics.caughtUp();
            }
            write(frame);
            if (!wire.isWritable()) {
                wire.flush();
            }
        }
        wire.flush();
        endTransferIfWritten();
    }

    /** An allowance that outlived its transfer would add up with the next ones. */
    private void endTransferIfWritten() {
        if (waiting.isEmpty()) {
            allowedBytes = 0;
            allowedFrames = 0;
        }
    }

    boolean isClear() {
        return waiting.isEmpty() && wire.isWritable();
    }

    /**
     * Whether no write has been completed for at least this long although one waits; to be asked again and again. It
     * goes by numbers of frames: buffers are used again, so one that looks the same need not be the same.
     */
    boolean isStalled(long nowNanos, long limitNanos) {
        int unfinished = wire.unfinished();
        long done = written - unfinished;
        // Less than before means that something else was put behind, a pong for instance: that is no progress.
        boolean progress = unfinished == 0 || done > doneBefore;
        doneBefore = done;
        if (progress || !stalling) {
            stalledSince = nowNanos;
        }
        stalling = unfinished > 0;
        return stalling && nowNanos - stalledSince >= limitNanos;
    }

    /** Frames that the socket has not taken yet. */
    int waitingFrames() {
        return waiting.size();
    }

    long waitingBytes() {
        return waitingBytes;
    }

    /** Since when no write has been completed although one waits, as of the last sweep; 0 if that is not so. */
    long stalledNanos(long nowNanos) {
        return stalling ? Math.max(0, nowNanos - stalledSince) : 0;
    }

    private void write(ByteBuf frame) {
        written++;
        wire.write(frame);
    }

    /** So many bytes more wait, or fewer. */
    private void count(int bytes) {
        waitingBytes += bytes;
        metrics.waits(bytes);
    }

    void release() {
        if (!waiting.isEmpty()) {
            metrics.waits(-waitingBytes);
            metrics.caughtUp();
        }
        waiting.forEach(ByteBuf::release);
        waiting.clear();
        waitingBytes = 0;
    }
}
