package dev.hearth.room;

import dev.hearth.room.domain.RoomEntry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The newest entries of a room's log, for those who come back after a short gap. Bounded. Not thread-safe. */
final class EventRing {

    private final int entriesMax;
    private final long bytesMax;
    private final ArrayDeque<RoomEntry> entries = new ArrayDeque<>();
    private long bytes;
    private long lastOffset;

    /** @param bytesMax rough size of all entries; an entry that alone is larger is not kept */
    EventRing(int entriesMax, long bytesMax) {
        this.entriesMax = entriesMax;
        this.bytesMax = bytesMax;
    }

    /** Forgets everything and starts with the tail of a recovered log. */
    void restart(long offset, List<RoomEntry> tail) {
        entries.clear();
        bytes = 0;
        lastOffset = offset - tail.size();
        append(tail);
    }

    void append(List<RoomEntry> newer) {
        for (var entry : newer) {
            entries.addLast(entry);
            bytes += EntrySize.of(entry);
            lastOffset++;
            while (entries.size() > entriesMax || bytes > bytesMax) {
                bytes -= EntrySize.of(entries.removeFirst());
            }
        }
    }

    /** The oldest offset that is still here; the next one to come if nothing is. */
    long firstOffset() {
        return lastOffset - entries.size() + 1;
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
