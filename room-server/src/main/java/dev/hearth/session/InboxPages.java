package dev.hearth.session;

import dev.hearth.session.UserSessionEntity.InboxPage;
import dev.hearth.session.UserSessionEntity.Numbered;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Cuts an inbox into pages that fit into one message between nodes. */
final class InboxPages {

    /** Most events in a page. */
    static final int PAGE_MAX = 100;

    private static final int EVENT_BYTES = 300;
    private static final int ROOMS_BYTES = 1000;
    private static final int BYTES_PER_CHAR = 3;

    private final long generation;
    private final int bytesMax;

    InboxPages(long generation, int bytesMax) {
        this.generation = generation;
        this.bytesMax = bytesMax;
    }

    /** Which history an inbox's offsets belong to. */
    String epoch(Inbox inbox) {
        return inbox.epochNonce() + "." + generation;
    }

    /** A page of these consecutive events: the newest of them that fit. */
    InboxPage newest(Inbox inbox, long first, List<InboxEvent> events) {
        var numbered = new ArrayList<Numbered>();
        int bytes = 0;
        for (int i = events.size() - 1; i >= 0; i--) {
            bytes += bytes(events.get(i));
            if (bytes > bytesMax && !numbered.isEmpty()) {
                break;
            }
            numbered.add(new Numbered(first + i, events.get(i)));
        }
        Collections.reverse(numbered);
        long oldest = numbered.isEmpty() ? first : numbered.get(0).offset();
        return page(inbox, numbered, oldest > 1);
    }

    /** A page without events: where the inbox stands. */
    InboxPage empty(Inbox inbox) {
        return page(inbox, List.of(), inbox.offset() > 0);
    }

    /** How many bytes these events take at most, about. */
    boolean fit(List<InboxEvent> events) {
        return events.stream().mapToLong(InboxPages::bytes).sum() <= bytesMax;
    }

    private InboxPage page(Inbox inbox, List<Numbered> events, boolean more) {
        return new InboxPage(
                epoch(inbox), inbox.offset(), inbox.readUpTo(), inbox.unread().size(), events, more);
    }

    private static int bytes(InboxEvent event) {
        if (event instanceof InboxEvent.MessageKept message) {
            return EVENT_BYTES + BYTES_PER_CHAR * message.text().length();
        }
        return event instanceof InboxEvent.RoomsAttended ? ROOMS_BYTES : EVENT_BYTES;
    }
}
