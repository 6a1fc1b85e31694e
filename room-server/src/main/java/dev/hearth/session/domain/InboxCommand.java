package dev.hearth.session.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of an inbox and is persisted when accepted. */
public sealed interface InboxCommand {

    /**
     * Keep a message of somebody else, or a copy of one's own. Asked again with the same id and fingerprint it has no
     * second effect.
     *
     * @param message unique id of the message: the sender's person and key
     * @param fingerprint of its content
     */
    record Keep(
            String message,
            String fingerprint,
            boolean own,
            PersonaId from,
            PersonaId to,
            @Nullable RoomId room,
            String text)
            implements InboxCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onKeep(this);
        }

        @Override
        public String toString() {
            return "Keep[message=" + message + ", own=" + own + "]";
        }
    }

    /** Everything up to this offset has been read. Going back is no effect, not a refusal. */
    record Acknowledge(long offset) implements InboxCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onAcknowledge(this);
        }
    }

    /** Rooms attended since the last note, newest first. */
    record NoteRooms(List<RoomId> rooms) implements InboxCommand {
        public NoteRooms {
            rooms = List.copyOf(rooms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onNoteRooms(this);
        }
    }

    /** A room allowed this whisper to this person. */
    record NoteAllowed(String message, PersonId person, PersonaId persona) implements InboxCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onNoteAllowed(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per command: a forgotten one does not compile. */
    interface Visitor<R> {
        R onKeep(Keep command);

        R onAcknowledge(Acknowledge command);

        R onNoteRooms(NoteRooms command);

        R onNoteAllowed(NoteAllowed command);
    }
}
