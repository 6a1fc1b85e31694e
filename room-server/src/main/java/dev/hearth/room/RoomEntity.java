package dev.hearth.room;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Standing;
import dev.hearth.room.domain.Submission;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.jspecify.annotations.Nullable;

/**
 * The public door of a room: what it can be told and what it tells. The actor behind it never blocks: it answers while
 * its journal writes, recovers or waits for the store. Sent to by connections (straight, one sharding hop), by relays
 * and by user sessions.
 */
public final class RoomEntity {

    public static final EntityTypeKey<Command> TYPE_KEY = EntityTypeKey.create(Command.class, "Room");

    private static final String JOURNAL_TYPE = "room";

    /** Where a room's log stands in the journal. */
    public static PersistenceId persistenceId(RoomId room) {
        return PersistenceId.of(JOURNAL_TYPE, room.value());
    }

    /** What a room can be told. */
    public sealed interface Command
            permits Submit,
                    Join,
                    Attach,
                    Detach,
                    Dress,
                    Move,
                    MakeSign,
                    MayWhisper,
                    ShowPresent,
                    Count,
                    Claim,
                    Order,
                    Peek,
                    Stop,
                    RoomFront.Internal {}

    /** A durable command; its {@link Answer} comes to the relay, in the order of the room's stream. */
    public record Submit(ActorRef<Notification> relay, ConnectionId connection, long request, Submission submission)
            implements Command {}

    /**
     * A join, or a join again by somebody who is here: the answer, then {@link Attached} with a snapshot. The relay must
     * know the connection before this is sent.
     */
    public record Join(
            ActorRef<Notification> relay, ConnectionId connection, long request, Submission submission, Face face)
            implements Command {}

    /** A connection that came back says how far it had read; answered by {@link Attached} in the stream's order. */
    public record Attach(
            ActorRef<Notification> relay,
            ConnectionId connection,
            Principal principal,
            Face face,
            StreamPosition position)
            implements Command {}

    /** The socket is gone. That is not leaving: the occupant's grace time starts when the last connection is gone. */
    public record Detach(ConnectionId connection) implements Command {}

    /** Somebody who may be here looks different; told once the table of people has it, never answered. */
    public record Dress(Face face) implements Command {}

    /** A wish to stand there now; checked against the walls and the walking speed, never answered. */
    public record Move(PersonaId persona, Place place) implements Command {}

    /** A volatile sign; absent parts stay as they are. Never answered. */
    public record MakeSign(
            PersonaId persona,
            @Nullable String pose,
            @Nullable Boolean typing,
            @Nullable String reaction) implements Command {}

    /** Asks whether these two may whisper here; whispers never enter the room's log. */
    public record MayWhisper(Principal from, int to, ActorRef<WhisperVerdict> replyTo) implements Command {}

    /** A relay whose connection missed volatile frames asks for the present values. */
    public record ShowPresent(ActorRef<Notification> relay) implements Command {}

    /** A relay whose connections do not look at the room asks how many are here. */
    public record Count(ActorRef<Notification> relay) implements Command {}

    /**
     * A relay names all connections through which it serves this room, because their number is not the one the room told
     * it. A place that is held for a connection it does not name is offered again; one that it names and the room does not
     * know has to attach again.
     */
    public record Claim(ActorRef<Notification> relay, List<ConnectionId> connections) implements Command {
        public Claim {
            connections = List.copyOf(connections);
        }
    }

    /**
     * What operators of the house have done here, whoever owns the room; never answered. Only what the room itself may do
     * is done, see {@link dev.hearth.room.domain.Rights#allowRoom}.
     */
    public record Order(RoomCommand command) implements Command {}

    /**
     * An operator looks in.
     *
     * @param after occupants with a higher number, at most {@link Peeked#OCCUPANTS_MAX} of them
     */
    public record Peek(int after, ActorRef<Peeked> replyTo) implements Command {}

    /** Sent by sharding for hand-off and drain: finish the write in flight, store positions, stop. */
    public enum Stop implements Command {
        INSTANCE
    }

    /** What a room tells a relay. Everything of one room arrives in the order of its stream. */
    public sealed interface Notification {
        RoomId room();
    }

    /**
     * Committed events and the answers that belong to this relay's connections; entries may be empty. To be passed to
     * every attached connection, entries first.
     *
     * @param firstOffset offset of the first entry
     * @param faces of those who join or dress in these entries
     */
    public record Published(
            RoomId room,
            String epoch,
            long firstOffset,
            List<RoomEntry> entries,
            List<Face> faces,
            List<Answer> answers)
            implements Notification {}

    /** The outcome of one connection's command. */
    public record Answer(ConnectionId connection, long request, Outcome outcome) {}

    /**
     * What follows for a connection, which is attached from the named offset on (unless it is gone).
     *
     * @param front the room itself, to be watched: when it is no more, its relays attach again
     */
    public record Attached(RoomId room, ConnectionId connection, Attachment attachment, ActorRef<Command> front)
            implements Notification {}

    /**
     * Newest positions of those who moved since the last tick.
     *
     * @param crowded whether the moves are only for those who are near
     * @param far shown to everybody in a crowded room; whoever stands here and among the moves stands at one place
     */
    public record Moved(RoomId room, long at, boolean crowded, List<Standing> moves, List<Standing> far)
            implements Notification {}

    /** Newest signs of those who made some since the last tick. */
    public record Signed(RoomId room, long at, List<Sign> signs) implements Notification {}

    /** Where everybody is and how they hold themselves, for a relay that asked. */
    public record Present(RoomId room, long at, boolean crowded, List<Standing> standings, List<Sign> signs)
            implements Notification {}

    /** How many are here, type, and are held by nobody; for a relay that asked. */
    public record Counted(RoomId room, long at, int occupants, int typing, int reconnecting) implements Notification {}

    /**
     * Told every second or so, so that a relay notices what it lost.
     *
     * @param holders connections of this relay that hold somebody here
     * @param shown volatile frames told to this relay so far, besides those that it asked for
     */
    public record TopOffset(RoomId room, String epoch, long offset, int holders, long shown) implements Notification {}

    /** How a stream goes on for a connection. */
    public sealed interface Attachment {

        /** Nothing was missed. */
        record Live(String epoch, long offset, int occupant) implements Attachment {}

        /** Exactly the missed entries. */
        record Replay(String epoch, long firstOffset, List<RoomEntry> entries, int occupant) implements Attachment {}

        /**
         * More was missed than the room keeps in memory, yet little enough to be read from the journal: by the relay, never
         * by the room. Whoever has read up to the ring attaches again from there; the place is held meanwhile.
         *
         * @param fromOffset what was named; the next one is the first that is missing
         * @param ringFirst the first offset that the room still keeps
         */
        record Behind(String epoch, long fromOffset, long ringFirst, int occupant) implements Attachment {}

        /** The whole visible state. */
        record Snapshot(RoomView view, int occupant) implements Attachment {}

        /** Not here any more. */
        record Gone(Rejection reason) implements Attachment {}
    }

    /**
     * A volatile sign of an occupant; absent parts did not change.
     *
     * @param reconnecting true while nobody holds the occupant
     */
    public record Sign(
            int number,
            @Nullable String pose,
            @Nullable Boolean typing,
            @Nullable String reaction,
            @Nullable Boolean reconnecting) {}

    /** Whether one occupant may whisper to another. */
    public sealed interface WhisperVerdict {

        static WhisperVerdict on(MayWhisper ask, Room room, Instant now) {
            var refusal = room.mayWhisper(ask.from(), ask.to(), now);
            return refusal.isPresent()
                    ? new Denied(refusal.get())
                    : room.occupant(ask.to())
                            .<WhisperVerdict>map(to -> new Allowed(to.person(), to.persona()))
                            .orElseGet(() -> new Denied(Rejection.NO_SUCH_OCCUPANT));
        }

        record Allowed(PersonId person, PersonaId persona) implements WhisperVerdict {}

        record Denied(Rejection rejection) implements WhisperVerdict {}
    }

    /**
     * A room as operators see it: who is in, and never what they say.
     *
     * @param name empty if there is no such room
     * @param occupants by number
     */
    public record Peeked(
            RoomId room,
            String name,
            boolean closed,
            int capacity,
            long offset,
            int occupantCount,
            List<Seen> occupants) {

        public static final int OCCUPANTS_MAX = 100;

        public Peeked {
            occupants = List.copyOf(occupants);
        }

        /** @param name empty if the room was not told it */
        public record Seen(
                int number, PersonaId persona, String name, Instant joinedAt, boolean reconnecting, boolean muted) {}
    }

    /**
     * What the directory needs to know of a room; told when it changes and when the room stops.
     *
     * @param awake false when the room has stopped here, whatever the reason
     * @param offset of the last event that this follows from
     * @param since microseconds of Unix time when the room woke: later than every event of its log by then
     */
    public record Status(
            RoomId room, RoomProfile profile, boolean closed, int occupants, boolean awake, long offset, long since) {

        static Status of(RoomId id, Room room, boolean awake, long since) {
            return new Status(id, room.profile(), room.closed(), room.occupantCount(), awake, room.offset(), since);
        }

        /** Whether the list shows the same for both: not every event changes it. */
        boolean showsTheSameAs(Status other) {
            return equals(new Status(
                    other.room, other.profile, other.closed, other.occupants, other.awake, offset, other.since));
        }
    }

    private RoomEntity() {}
}
