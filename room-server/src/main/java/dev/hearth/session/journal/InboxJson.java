package dev.hearth.session.journal;

import dev.hearth.journal.ManifestJson;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxEvent;

/** The stored names of everything an inbox is made of. Names and shapes that were once released stay for ever. */
final class InboxJson {

    static final ManifestJson TABLE = ManifestJson.builder()
            .type("inbox.opened.v1", InboxEvent.InboxOpened.class)
            .type("inbox.message-kept.v1", InboxEvent.MessageKept.class)
            .type("inbox.read.v1", InboxEvent.ReadUpTo.class)
            .type("inbox.rooms-attended.v1", InboxEvent.RoomsAttended.class)
            .type("inbox.whisper-allowed.v1", InboxEvent.WhisperAllowed.class)
            .type("inbox.state.v1", Inbox.class, StoredInbox.class, StoredInbox::of, StoredInbox::toInbox)
            .build();

    private InboxJson() {}
}
