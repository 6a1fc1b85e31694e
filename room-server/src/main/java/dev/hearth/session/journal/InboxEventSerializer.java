package dev.hearth.session.journal;

import dev.hearth.journal.JsonSerializer;

/** Writes inbox events and snapshots. Public for Pekko, which makes it by name. */
public final class InboxEventSerializer extends JsonSerializer {

    /** Stored with every event: must never change, nor be used by another serializer. */
    private static final int IDENTIFIER = 40_002;

    /** Called by Pekko. */
    public InboxEventSerializer() {
        super(IDENTIFIER, InboxJson.TABLE);
    }
}
