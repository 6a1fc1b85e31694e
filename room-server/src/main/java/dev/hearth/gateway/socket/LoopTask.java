package dev.hearth.gateway.socket;

import dev.hearth.kernel.RoomId;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one published message means to the sockets of one event loop: the same frame for all, then what is for
 * single ones; each socket is flushed once.
 */
final class LoopTask implements Runnable {

    private final RoomId room;
    private @Nullable ByteBuf frame;
    private List<RoomSocket> everybody = List.of();
    private Runnable onWritten = () -> {};
    private final List<RoomSocket> viewers = new ArrayList<>(0);
    private final List<ByteBuf> views = new ArrayList<>(0);
    private final List<Runnable> steps = new ArrayList<>(0);
    private final Set<RoomSocket> single = new LinkedHashSet<>(0);

    LoopTask(RoomId room) {
        this.room = room;
    }

    /**
     * A frame that must arrive; the task takes over one reference.
     *
     * @param then run once the last of these sockets has it in its queue
     */
    void durable(ByteBuf shared, List<RoomSocket> sockets, Runnable then) {
        frame = shared;
        everybody = sockets;
        onWritten = then;
    }

    /** A frame for one socket that the next one replaces, perhaps shared; the task takes over one reference. */
    void latest(RoomSocket socket, ByteBuf shared) {
        viewers.add(socket);
        views.add(shared);
    }

    /** After the frame. */
    void then(RoomSocket socket, Consumer<RoomSocket> step) {
        steps.add(() -> step.accept(socket));
        single.add(socket);
    }

    @Override
    public void run() {
        if (frame != null) {
            write(frame);
        }
        show();
        steps.forEach(Runnable::run);
        single.forEach(RoomSocket::flush);
    }

    private void write(ByteBuf shared) {
        try {
            for (var socket : everybody) {
                socket.durable(shared.retainedDuplicate());
                // One socket after the other: what is known of it is in the processor's cache now, and not in a second
                // round.
                if (!single.contains(socket)) {
                    socket.flush();
                }
            }
            onWritten.run();
        } finally {
            shared.release();
        }
    }

    private void show() {
        for (int i = 0; i < viewers.size(); i++) {
            var viewer = viewers.get(i);
            // The reference moves on with the duplicate: sharing costs no counting.
            viewer.latest(room, views.get(i).duplicate());
            boolean lastForIt = i + 1 == viewers.size() || viewers.get(i + 1) != viewer;
            if (lastForIt && !single.contains(viewer)) {
                viewer.flush();
            }
        }
    }
}
