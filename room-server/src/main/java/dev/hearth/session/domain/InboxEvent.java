package dev.hearth.session.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in somebody's inbox. Its offset is its persistence sequence number. */
public sealed interface InboxEvent {

    Instant at();

    /** The first event of every inbox. */
    record InboxOpened(Instant at, String epochNonce) implements InboxEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onInboxOpened(this);
        }
    }

    /**
     * A message came in, or a copy of one's own was kept.
     *
     * @param message unique id of the message: the sender's person and key
     * @param own true for the sender's copy
     * @param room where it was whispered; absent for a direct message
     */
    record MessageKept(
            Instant at,
            String message,
            String fingerprint,
            boolean own,
            PersonaId from,
            PersonaId to,
            @Nullable RoomId room,
            String text)
            implements InboxEvent {
        @Override
        public String toString() {
            return "MessageKept[at=" + at + ", message=" + message + ", own=" + own + "]";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onMessageKept(this);
        }
    }

    /** Everything up to this offset has been read. */
    record ReadUpTo(Instant at, long offset) implements InboxEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onReadUpTo(this);
        }
    }

    /** The rooms last attended, newest first; written lazily, in one list. */
    record RoomsAttended(Instant at, List<RoomId> rooms) implements InboxEvent {
        public RoomsAttended {
            rooms = List.copyOf(rooms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRoomsAttended(this);
        }
    }

    /**
     * A room allowed a whisper, and who it is for. Written before the message goes anywhere, so that sending it again after
     * a crash finishes it: the room might say no by then, although the message has arrived.
     */
    record WhisperAllowed(Instant at, String message, PersonId person, PersonaId persona) implements InboxEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onWhisperAllowed(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per event: a forgotten one does not compile. */
    interface Visitor<R> {
        R onInboxOpened(InboxOpened event);

        R onMessageKept(MessageKept event);

        R onReadUpTo(ReadUpTo event);

        R onRoomsAttended(RoomsAttended event);

        R onWhisperAllowed(WhisperAllowed event);
    }
}
