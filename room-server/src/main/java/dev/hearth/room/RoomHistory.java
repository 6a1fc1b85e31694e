package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.domain.RoomEntry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Reads a room's log backwards by ranges of offsets, without asking the room itself. Whether somebody may read is the
 * caller's question. Implementations bound how many reads run at once and fail the stage beyond it.
 */
public interface RoomHistory {

    /** Offset to begin with when a page shall end at the newest entry. */
    long FROM_THE_END = Long.MAX_VALUE;

    /**
     * The page that ends right before an offset; the stage fails when the store cannot be read now.
     *
     * @param beforeOffset exclusive; {@link #FROM_THE_END} for the newest page
     * @param limit most entries in the page, 1 to 100
     */
    CompletionStage<HistoryPage> before(RoomId room, long beforeOffset, int limit);

    /**
     * Consecutive entries, oldest first.
     *
     * @param firstOffset offset of the first entry, meaningless in an empty page
     * @param more true if older ones exist
     */
    record HistoryPage(long firstOffset, List<RoomEntry> entries, boolean more) {
        public HistoryPage {
            entries = List.copyOf(entries);
        }
    }
}
