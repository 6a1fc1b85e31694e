package dev.hearth.room;

import dev.hearth.room.domain.RoomEntry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The newest entries of a room's log, for those who come back after a short gap. Not thread-safe. */
final class EventRing {

    private final int entriesMax;
    private final ArrayDeque<RoomEntry> entries = new ArrayDeque<>();
    private long lastOffset;

    EventRing(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    /** Forgets everything and starts with the tail of a recovered log. */
    void restart(long offset, List<RoomEntry> tail) {
        entries.clear();
        lastOffset = offset - tail.size();
        append(tail);
    }

    void append(List<RoomEntry> newer) {
        for (var entry : newer) {
            entries.addLast(entry);
            lastOffset++;
            if (entries.size() > entriesMax) {
                entries.removeFirst();
            }
        }
    }

    /** Every entry after an offset, or nothing if some of them are no longer here. */
    Optional<List<RoomEntry>> after(long offset) {
        long missed = lastOffset - offset;
        if (missed < 0 || missed > entries.size()) {
            return Optional.empty();
        }
        return Optional.of(entries.stream().skip(entries.size() - missed).toList());
    }
}
