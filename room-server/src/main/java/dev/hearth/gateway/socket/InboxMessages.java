package dev.hearth.gateway.socket;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.protocol.InboxEventBody;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.session.domain.InboxEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns what a session says about its inbox into messages of the protocol. */
final class InboxMessages {

    private InboxMessages() {}

    static ServerMessage.InboxEvents events(UserSessionEntity.InboxPublished published, Collection<Face> faces) {
        var lines = published.events().stream()
                .map(event -> new ServerMessage.InboxLine(null, event.at(), event.accept(Bodies.INSTANCE)))
                .toList();
        return new ServerMessage.InboxEvents(
                published.epoch(), published.firstOffset(), lines, RoomMessages.people(faces));
    }

    static ServerMessage.InboxPage page(long id, UserSessionEntity.InboxPage page, Collection<Face> faces) {
        return new ServerMessage.InboxPage(
                id,
                page.epoch(),
                page.offset(),
                page.read(),
                page.unread(),
                numbered(page.events()),
                RoomMessages.people(faces),
                page.more());
    }

    /** What follows for a client that named the inbox: how it goes on, then what it missed or the newest page. */
    static List<ServerMessage> attached(UserSessionEntity.InboxAttached attached, Collection<Face> faces) {
        var page = attached.page();
        var answer = switch (attached.how()) {
            case LIVE -> ServerMessage.Answer.LIVE;
            case REPLAY -> ServerMessage.Answer.REPLAY;
            case SNAPSHOT -> ServerMessage.Answer.SNAPSHOT;
        };
        var stream = new ServerMessage.StreamAnswer("inbox", answer, page.epoch(), page.offset(), null);
        if (page.events().isEmpty()) {
            return List.of(stream);
        }
        var lines = page.events().stream()
                .map(each -> new ServerMessage.InboxLine(
                        null, each.event().at(), each.event().accept(Bodies.INSTANCE)))
                .toList();
        var first = page.events().get(0).offset();
        return List.of(stream, new ServerMessage.InboxEvents(page.epoch(), first, lines, RoomMessages.people(faces)));
    }

    /** Those that a client needs a name for when it sees these events. */
    static Set<PersonaId> personas(Collection<? extends InboxEvent> events) {
        var personas = new HashSet<PersonaId>();
        for (var event : events) {
            if (event instanceof InboxEvent.MessageKept message) {
                personas.add(message.from());
                personas.add(message.to());
            }
        }
        return personas;
    }

    private static List<ServerMessage.InboxLine> numbered(List<UserSessionEntity.Numbered> events) {
        return events.stream()
                .map(each -> new ServerMessage.InboxLine(
                        each.offset(), each.event().at(), each.event().accept(Bodies.INSTANCE)))
                .toList();
    }

    /** What clients do not need to see still counts. */
    private enum Bodies implements InboxEvent.Visitor<InboxEventBody> {
        INSTANCE;

        @Override
        public InboxEventBody onInboxOpened(InboxEvent.InboxOpened event) {
            return new InboxEventBody.Skip();
        }

        @Override
        public InboxEventBody onMessageKept(InboxEvent.MessageKept event) {
            var from = event.from().value();
            var to = event.to().value();
            var room = event.room();
            return room == null
                    ? new InboxEventBody.Direct(from, to, event.text(), event.message())
                    : new InboxEventBody.Whispered(from, to, event.text(), event.message(), room.value());
        }

        @Override
        public InboxEventBody onReadUpTo(InboxEvent.ReadUpTo event) {
            return new InboxEventBody.Acked(event.offset());
        }

        @Override
        public InboxEventBody onRoomsAttended(InboxEvent.RoomsAttended event) {
            return new InboxEventBody.Skip();
        }

        @Override
        public InboxEventBody onWhisperAllowed(InboxEvent.WhisperAllowed event) {
            return new InboxEventBody.Skip();
        }
    }
}
