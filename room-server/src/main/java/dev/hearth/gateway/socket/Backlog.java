package dev.hearth.gateway.socket;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.RoomEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read from the journal for somebody and is not shown yet: it has to be joined to what the room still keeps.
 *
 * @param reads how many it took so far; a room that outruns them ends in a snapshot
 */
record Backlog(String epoch, long firstOffset, List<RoomEntry> entries, int reads) {

    Backlog {
        entries = List.copyOf(entries);
    }

    /** Where the room's own answer has to begin. */
    StreamPosition end() {
        return new StreamPosition(epoch, firstOffset + entries.size() - 1);
    }

    Backlog then(List<RoomEntry> more) {
        return new Backlog(epoch, firstOffset, joined(more), reads + 1);
    }

    /** How the room goes on, with all this before it. A snapshot needs nothing before it. */
    Attachment before(Attachment attachment) {
        if (attachment instanceof Attachment.Live live) {
            return new Attachment.Replay(epoch, firstOffset, entries, live.occupant());
        }
        if (attachment instanceof Attachment.Replay replay) {
            return new Attachment.Replay(epoch, firstOffset, joined(replay.entries()), replay.occupant());
        }
        return attachment;
    }

    private List<RoomEntry> joined(List<RoomEntry> more) {
        var all = new ArrayList<RoomEntry>(entries.size() + more.size());
        all.addAll(entries);
        all.addAll(more);
        return all;
    }
}
