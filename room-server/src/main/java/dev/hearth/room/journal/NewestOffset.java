package dev.hearth.room.journal;

import dev.hearth.kernel.RoomId;
import java.util.concurrent.CompletionStage;

/** Finds the end of a room's log without asking the room, which may be asleep. */
public interface NewestOffset {

    /** The offset of the newest entry, 0 for a room that was never made; the stage fails when the store is away. */
    CompletionStage<Long> of(RoomId room);
}
