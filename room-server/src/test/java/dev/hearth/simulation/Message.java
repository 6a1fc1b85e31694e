package dev.hearth.simulation;

import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import java.util.List;

/** What the room's shell sends to somebody who attends, all of it in one order. */
sealed interface Message {

    /** @param first offset of the first entry, or of the next one if there are none */
    record Published(long first, List<RoomEntry> entries, List<Answer> answers) implements Message {}

    /** Reveals that something got lost at the end. */
    record TopOffset(long offset) implements Message {}

    /** Where the stream goes on. */
    sealed interface Attached extends Message {}

    record Live(long offset) implements Attached {}

    record Replay(long first, List<RoomEntry> entries) implements Attached {}

    record Snapshot(String epoch, long offset, Room room) implements Attached {}

    record Gone(Rejection why) implements Attached {}

    record Answer(Wish wish, Outcome outcome) {}
}
