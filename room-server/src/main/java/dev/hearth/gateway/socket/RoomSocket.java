package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Outcome;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A live connection as a room's relay knows it. The first five may be asked from anywhere; everything else belongs to
 * the connection's event loop and is called there by the relay's tasks.
 */
interface RoomSocket {

    ConnectionId id();

    Principal principal();

    /** The person's name and newest look. */
    Face face();

    SocketLoop loop();

    /** Whether somebody looks at what it shows. */
    boolean isVisible();

    /** Writes a frame that must arrive; takes ownership. */
    void durable(ByteBuf frame);

    /** Writes a frame that the next one replaces, or withholds it; takes ownership. */
    void latest(RoomId room, ByteBuf frame);

    /** Writes the parts of a snapshot or replay; takes ownership. */
    void transfer(List<ByteBuf> parts);

    /** The room answered a command. */
    void answered(long request, Outcome outcome);

    /** This connection attends the room from now on, which lives there until this is told anew. */
    void attached(RoomId room, ActorRef<RoomEntity.Command> front);

    /** This connection no longer attends the room. */
    void ended(RoomId room);

    void flush();

    /** Its relay failed and knows nothing any more: the client has to come again. */
    void failed();
}
