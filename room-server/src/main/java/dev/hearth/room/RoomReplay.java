package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.domain.RoomEntry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Reads what somebody missed straight from the journal, so that the room itself never has to. Used by relays for gaps that
 * are longer than the room's ring. Whether somebody may read is the room's answer before and after.
 */
@FunctionalInterface
public interface RoomReplay {

    /**
     * All entries from one offset to another, both included, in order and without a hole. The stage fails when they cannot
     * be had so: the store is away or slow, they are too many or too large, or as many reads run as are allowed at once.
     */
    CompletionStage<List<RoomEntry>> read(RoomId room, long first, long last);
}
