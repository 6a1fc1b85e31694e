package dev.hearth.room.cassandra;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.journal.NewestOffset;
import dev.hearth.store.cassandra.CqlStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the last row of a log: one small question for each partition, of which a room has one in its first years. */
public final class CassandraNewestOffset implements NewestOffset {

    private static final String LAST = "SELECT sequence_nr FROM hearth_journal.messages"
            + " WHERE persistence_id = ? AND partition_nr = ? ORDER BY sequence_nr DESC LIMIT 1";

    /** Far above what one commit of a room can hold. */
    static final long MOST_EVENTS_OF_A_WRITE = 10_000;

    private final CqlStore store;
    private final long partitionEvents;

    /**
     * An adapter.
     *
     * @param partitionEvents the journal's {@code target-partition-size}
     */
    public CassandraNewestOffset(CqlStore store, long partitionEvents) {
        this.store = store;
        this.partitionEvents = partitionEvents;
    }

    @Override
    public CompletionStage<Long> of(RoomId room) {
        return from(RoomEntity.persistenceId(room).id(), 0, 0);
    }

    private CompletionStage<Long> from(String log, long partition, long newest) {
        return store.run(LAST, log, partition).thenCompose(rows -> {
            var row = rows.one();
            if (row == null) {
                return CompletableFuture.completedStage(newest);
            }
            long offset = row.getLong("sequence_nr");
            // A batch of events stays in the partition of its last one, so the border itself may be crossed early.
            boolean mayGoOn = offset + MOST_EVENTS_OF_A_WRITE >= (partition + 1) * partitionEvents;
            return mayGoOn ? from(log, partition + 1, offset) : CompletableFuture.completedStage(offset);
        });
    }
}
