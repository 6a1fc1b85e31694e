package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What one message from a room means to each event loop: at most one task for each. Confined to the relay. */
final class LoopTasks {

    private final RoomId room;
    private final Function<SocketLoop, LoopLane> lanes;
    private final Map<SocketLoop, LoopTask> tasks = new HashMap<>();

    LoopTasks(RoomId room, Function<SocketLoop, LoopLane> lanes) {
        this.room = room;
        this.lanes = lanes;
    }

    /** One frame for all of these; takes ownership. */
    void share(ByteBuf frame, Map<SocketLoop, List<RoomSocket>> sockets) {
        share(frame, sockets, () -> {});
    }

    /**
     * One frame for all of these; takes ownership.
     *
     * @param onWritten run by each loop once the last of its sockets has the frame in its queue
     */
    void share(ByteBuf frame, Map<SocketLoop, List<RoomSocket>> sockets, Runnable onWritten) {
        sockets.forEach((loop, own) -> on(loop).durable(frame.retain(), own, onWritten));
        frame.release();
    }

    /** A frame for one socket that the next one replaces; takes over one reference. */
    void latest(RoomSocket socket, ByteBuf frame) {
        on(socket.loop()).latest(socket, frame);
    }

    /** Something for one socket, after what is for everybody. */
    void then(RoomSocket socket, Consumer<RoomSocket> step) {
        on(socket.loop()).then(socket, step);
    }

    boolean isFull(SocketLoop loop) {
        return lanes.apply(loop).isFull();
    }

    void hand() {
        tasks.forEach((loop, task) -> lanes.apply(loop).hand(task));
    }

    private LoopTask on(SocketLoop loop) {
        return tasks.computeIfAbsent(loop, each -> new LoopTask(room));
    }
}
