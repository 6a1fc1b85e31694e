package dev.hearth.session.domain;

import dev.hearth.kernel.RoomId;
import dev.hearth.session.domain.InboxCommand.Acknowledge;
import dev.hearth.session.domain.InboxCommand.Keep;
import dev.hearth.session.domain.InboxCommand.NoteAllowed;
import dev.hearth.session.domain.InboxCommand.NoteRooms;
import dev.hearth.session.domain.InboxEvent.InboxOpened;
import dev.hearth.session.domain.InboxEvent.MessageKept;
import dev.hearth.session.domain.InboxEvent.ReadUpTo;
import dev.hearth.session.domain.InboxEvent.RoomsAttended;
import dev.hearth.session.domain.InboxEvent.WhisperAllowed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides one command against an inbox.
 *
 * @param at time of the events: never before the inbox's last one
 * @param unreadMax how many unread messages of others fit
 */
record InboxDecider(Inbox inbox, Instant at, int unreadMax) implements InboxCommand.Visitor<InboxDecider.Decision> {

    /** The outcome, and the events that bring it about. */
    record Decision(InboxOutcome outcome, List<InboxEvent> events) {
        public Decision {
            events = List.copyOf(events);
        }
    }

    @Override
    public Decision onKeep(Keep command) {
        var known = inbox.memory().find(command.message());
        if (known != null) {
            return known.fingerprint().equals(command.fingerprint())
                    ? unchanged(known.offset())
                    : rejected(InboxRejection.KEY_CONFLICT);
        }
        if (!command.own() && inbox.unread().size() >= unreadMax) {
            return rejected(InboxRejection.INBOX_FULL);
        }
        return accepted(new MessageKept(
                at,
                command.message(),
                command.fingerprint(),
                command.own(),
                command.from(),
                command.to(),
                command.room(),
                command.text()));
    }

    @Override
    public Decision onAcknowledge(Acknowledge command) {
        if (command.offset() > inbox.offset()) {
            return rejected(InboxRejection.OFFSET_AHEAD);
        }
        return command.offset() <= inbox.readUpTo()
                ? unchanged(inbox.offset())
                : accepted(new ReadUpTo(at, command.offset()));
    }

    @Override
    public Decision onNoteRooms(NoteRooms command) {
        List<RoomId> rooms = Stream.concat(command.rooms().stream(), inbox.recentRooms().stream())
                .distinct()
                .limit(Inbox.RECENT_ROOMS_MAX)
                .toList();
        return rooms.equals(inbox.recentRooms()) ? unchanged(inbox.offset()) : accepted(new RoomsAttended(at, rooms));
    }

    @Override
    public Decision onNoteAllowed(NoteAllowed command) {
        return inbox.allowed(command.message()).isPresent()
                ? unchanged(inbox.offset())
                : accepted(new WhisperAllowed(at, command.message(), command.person(), command.persona()));
    }

    private Decision accepted(InboxEvent event) {
        List<InboxEvent> events =
                inbox.isOpen() ? List.of(event) : List.of(new InboxOpened(at, inbox.epochNonce()), event);
        return new Decision(new InboxOutcome.Done(inbox.offset() + events.size(), false), events);
    }

    private static Decision unchanged(long offset) {
        return new Decision(new InboxOutcome.Done(offset, true), List.of());
    }

    private static Decision rejected(InboxRejection rejection) {
        return new Decision(new InboxOutcome.Rejected(rejection), List.of());
    }
}
