package dev.hearth.session.journal;

import dev.hearth.kernel.RoomId;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.MessageMemory;
import java.time.Instant;
import java.util.List;
import org.pcollections.TreePVector;

/** The shape of an inbox in a snapshot. */
record StoredInbox(
        String epochNonce,
        long offset,
        Instant lastEventAt,
        long readUpTo,
        List<InboxEvent> recent,
        List<Long> unread,
        List<MessageMemory.Remembered> messages,
        List<RoomId> recentRooms) {

    static StoredInbox of(Inbox inbox) {
        return new StoredInbox(
                inbox.epochNonce(),
                inbox.offset(),
                inbox.lastEventAt(),
                inbox.readUpTo(),
                inbox.recent(),
                inbox.unread(),
                inbox.memory().inOrder(),
                inbox.recentRooms());
    }

    Inbox toInbox() {
        return new Inbox(
                epochNonce,
                offset,
                lastEventAt,
                readUpTo,
                TreePVector.from(recent),
                TreePVector.from(unread),
                MessageMemory.of(messages),
                recentRooms);
    }
}
