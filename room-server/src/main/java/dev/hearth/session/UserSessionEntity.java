package dev.hearth.session;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.Presence;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * The public door of one user's session: what it can be told and what it tells. One per person, sharded by
 * {@link PersonId}; gateways and other sessions talk to it. Links, secrets and presence live in memory only; the inbox is
 * durable.
 *
 * <p>Every request of a known connection is answered within {@code hearth.session.send-time}. A connection the session
 * does not know (it lost its memory, or another socket has the link) gets no answer; {@link ConfirmLink} heals that.
 */
public final class UserSessionEntity {

    /** By this name sharding knows user sessions. */
    public static final EntityTypeKey<Command> TYPE_KEY = EntityTypeKey.create(Command.class, "UserSession");

    /** What a user session can be told. */
    public sealed interface Command {}

    /** What a session tells itself; never crosses nodes. */
    non-sealed interface Internal extends Command {}

    /** Sent by sharding for hand-off, drain and sleep: finish the write in flight, stop. */
    public enum Stop implements Command {
        INSTANCE
    }

    /**
     * A socket identified itself with a good token.
     *
     * @param socket the gateway's own handle, given back in the answer
     * @param client name and version, for the list of devices
     */
    public record Connect(ActorRef<Notification> gateway, long socket, Principal principal, String client)
            implements Command {}

    /** A socket takes an existing link over; a wrong or old secret is answered by {@link ResumeRefused}. */
    public record Resume(
            ActorRef<Notification> gateway, long socket, Principal principal, String client, String link, String secret)
            implements Command {
        @Override
        public String toString() {
            return "Resume[socket=" + socket + ", link=" + link + ", secret=***]";
        }
    }

    /** The socket is gone; the link lives on for its window. Believed only if the number is the link's present one. */
    public record Disconnected(ConnectionId connection) implements Command {}

    /** The person ended the link. */
    public record EndLink(ConnectionId connection) implements Command {}

    /**
     * The gateway holds this socket for this link; told now and then, and after {@link ConfirmWanted}. A session that lost
     * its memory takes the link back and says {@link LinkRestored}; one that knows better says {@link Superseded}.
     */
    public record ConfirmLink(
            ActorRef<Notification> gateway, long socket, Principal principal, String client, ConnectionId connection)
            implements Command {}

    /** Asks whether the person is here. */
    public record AskPresence(ActorRef<Presence> replyTo) implements Command {}

    /**
     * Wants inbox events pushed from this position on; answered by {@link InboxAttached}, while the store is away as soon as
     * it is back.
     */
    public record AttachInbox(ConnectionId connection, StreamPosition position) implements Command {}

    /**
     * A page of the inbox, backwards: consecutive events of every kind, oldest first.
     *
     * @param before offset after the newest event wanted; 0 for the newest there is
     * @param limit 1 to 100; fewer come if they are large
     */
    public record ReadInbox(ConnectionId connection, long request, long before, int limit) implements Command {}

    /** Everything up to this offset has been read. */
    public record AcknowledgeInbox(ConnectionId connection, long request, long offset) implements Command {}

    /**
     * Sends a message to somebody else's inbox, then keeps a copy: {@code ok} after both.
     *
     * @param recipient a persona, or an occupant of a room that must allow the whisper
     */
    public record Send(
            ConnectionId connection,
            long request,
            Principal from,
            CommandKey key,
            String fingerprint,
            Recipient recipient,
            String text)
            implements Command {
        @Override
        public String toString() {
            return "Send[request=" + request + ", recipient=" + recipient + "]";
        }
    }

    /** Who a message is for. */
    public sealed interface Recipient {

        record Persona(PersonId person, PersonaId persona) implements Recipient {}

        record Whispered(RoomId room, int occupant) implements Recipient {}
    }

    /** From another session: keep this message (idempotent by its id) and say so. It gets the time of this inbox. */
    public record Deliver(InboxEvent.MessageKept message, ActorRef<Delivery> replyTo) implements Command {}

    /** Joined, or is again in, this room. */
    public record RoomAttended(RoomId room) implements Command {}

    /** The table of people has this look of one of the person's personas; their sockets shall hear of it. */
    public record AnnounceLook(PersonaId persona, Look look, long version) implements Command {}

    /** Answer to {@link Deliver}. */
    public enum Delivery {
        KEPT,
        INBOX_FULL,
        KEY_CONFLICT,
        STORAGE_UNAVAILABLE,
        OUTCOME_PENDING,
        BUSY
    }

    /** What a session tells the gateway that holds a socket. */
    public sealed interface Notification {}

    /**
     * @param secret 256 bits, replaced on every attach
     * @param recentRooms last attended, newest first, as far as they are in memory: a session that has just started knows
     *     none until its inbox is asked for
     */
    public record Connected(
            long socket, ConnectionId connection, String secret, boolean resumed, List<RoomId> recentRooms)
            implements Notification {
        @Override
        public String toString() {
            return "Connected[socket=" + socket + ", connection=" + connection + ", secret=***]";
        }
    }

    public record ResumeRefused(long socket) implements Notification {}

    /** This person has as many links as allowed. */
    public record TooManyLinks(long socket) implements Notification {}

    /** The link came back on another socket; this one must close. */
    public record Superseded(long socket) implements Notification {}

    /**
     * The session had forgotten this link and has taken it back. Inbox events may have been missed: attach the inbox again
     * from the last offset. The link's secret is gone, so its device will need a new link after its next disconnection.
     */
    public record LinkRestored(long socket) implements Notification {}

    /** The session is about to move or stop and will forget its links: confirm this one. */
    public record ConfirmWanted(long socket) implements Notification {}

    /** One of the person's personas looks like this now; perhaps no news for this socket. */
    public record LookChanged(long socket, PersonaId persona, Look look, long version) implements Notification {}

    /** How the inbox stream goes on. */
    public record InboxAttached(long socket, How how, InboxPage page) implements Notification {

        public enum How {
            LIVE,
            REPLAY,
            SNAPSHOT
        }
    }

    /** New events for every connected link, in order. */
    public record InboxPublished(long socket, String epoch, long firstOffset, List<InboxEvent> events)
            implements Notification {}

    /** The answer to one request. */
    public record Answered(long socket, long request, Answer answer) implements Notification {}

    public sealed interface Answer {

        record Done(long offset, boolean duplicate) implements Answer {}

        record Page(InboxPage page) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}

        /** The room refused a whisper. */
        record RefusedByRoom(dev.hearth.room.domain.Rejection rejection) implements Answer {}
    }

    /** Why a session refuses. */
    public enum Refusal {
        INBOX_FULL,
        OFFSET_AHEAD,
        KEY_CONFLICT,
        TO_ONESELF,
        STORAGE_UNAVAILABLE,
        /** Not a refusal: it may have happened, and the same key will tell. */
        OUTCOME_PENDING,
        BUSY;

        /** Whether the server could not do it, rather than a rule forbade it. */
        boolean isFailure() {
            return this == STORAGE_UNAVAILABLE || this == OUTCOME_PENDING;
        }
    }

    /**
     * A piece of an inbox.
     *
     * @param offset of the whole inbox now
     * @param read everything up to this offset has been read
     * @param unread messages of others after it
     * @param more true if older ones exist
     */
    public record InboxPage(String epoch, long offset, long read, int unread, List<Numbered> events, boolean more) {}

    public record Numbered(long offset, InboxEvent event) {}

    private UserSessionEntity() {}

    /**
     * The session of one person.
     *
     * @param shard is asked for permission to stop
     */
    static Behavior<Command> create(PersonId person, ActorRef<ClusterSharding.ShardCommand> shard, SessionDoors doors) {
        return UserSession.create(person, shard, doors);
    }
}
