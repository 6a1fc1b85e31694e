package dev.hearth.wardrobe.journal;

import dev.hearth.journal.JsonSerializer;

/** Writes wardrobe events and snapshots. Public for Pekko, which makes it by name. */
public final class WardrobeSerializer extends JsonSerializer {

    /** Stored with every event: must never change, nor be used by another serializer. */
    private static final int IDENTIFIER = 40_003;

    /** Called by Pekko. */
    public WardrobeSerializer() {
        super(IDENTIFIER, WardrobeManifests.TABLE);
    }
}
