package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomDriver;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Outcome;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;

/** A connection that looks at the order of one room's stream, and at what time it saw each offset. Thread-safe. */
final class StreamEye implements RoomSocket {

    private final String name;
    private final SocketLoop loop = new SocketLoop(Runnable::run);
    private final TreeMap<Long, Long> seenAt = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long top;
    private int snapshots;

    StreamEye(String name) {
        this.name = name;
    }

    /** What was out of order, doubled or missing. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized long top() {
        return top;
    }

    synchronized int snapshots() {
        return snapshots;
    }

    /** When it had seen everything up to this offset. */
    synchronized long seenAt(long offset) {
        return seenAt.ceilingEntry(offset).getValue();
    }

    @Override
    public void durable(ByteBuf frame) {
        see(frame);
    }

    @Override
    public void latest(RoomId room, ByteBuf frame) {
        frame.release();
    }

    @Override
    public void transfer(List<ByteBuf> parts) {
        parts.forEach(this::see);
    }

    private synchronized void see(ByteBuf frame) {
        var json = FakeSocket.json(frame);
        frame.release();
        long offset = json.path("offset").asLong();
        if (json.path("type").asText().equals("room.snapshot")) {
            snapshots += json.path("part").asInt() == 1 ? 1 : 0;
            reach(offset);
        } else if (json.path("type").asText().equals("room.events")) {
            if (offset != top + 1) {
                faults.add("event " + offset + " after " + top);
            }
            reach(offset + json.path("events").size() - 1);
        } else if (json.path("answer").asText().equals("gone")) {
            faults.add("gone after " + top);
        }
    }

    private void reach(long offset) {
        if (offset < top) {
            faults.add("back from " + top + " to " + offset);
        }
        top = offset;
        seenAt.putIfAbsent(offset, System.nanoTime());
    }

    @Override
    public boolean isVisible() {
        return true;
    }

    @Override
    public void answered(long request, Outcome outcome) {}

    @Override
    public void attached(RoomId room, ActorRef<RoomEntity.Command> front) {}

    @Override
    public void ended(RoomId room) {}

    @Override
    public void flush() {}

    @Override
    public synchronized void failed() {
        faults.add("the relay failed");
    }

    @Override
    public ConnectionId id() {
        return new ConnectionId("eye-" + name, 1);
    }

    @Override
    public Principal principal() {
        return RoomDriver.person(name);
    }

    @Override
    public Face face() {
        return RoomDriver.face(name);
    }

    @Override
    public SocketLoop loop() {
        return loop;
    }
}
