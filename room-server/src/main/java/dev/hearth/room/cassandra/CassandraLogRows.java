package dev.hearth.room.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.LogRows;
import dev.hearth.room.RoomEntity;
import dev.hearth.store.cassandra.CqlStore;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counts rows of a log where they lie: one small answer, however many there are. */
public final class CassandraLogRows implements LogRows {

    private static final String COUNT = "SELECT count(*) AS found, max(sequence_nr) AS newest,"
            + " min(writer_uuid) AS first_writer, max(writer_uuid) AS last_writer FROM hearth_journal.messages"
            + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr > ? AND sequence_nr <= ?";

    private final CqlStore store;
    private final long partitionEvents;

    /**
     * An adapter.
     *
     * @param partitionEvents the journal's {@code target-partition-size}
     */
    public CassandraLogRows(CqlStore store, long partitionEvents) {
        this.store = store;
        this.partitionEvents = partitionEvents;
    }

    /** A batch of events stays in the partition of its last one, so the next partition may hold the first numbers too. */
    @Override
    public CompletionStage<Counted> between(RoomId room, long above, long upTo) {
        var log = RoomEntity.persistenceId(room).id();
        long partition = above / partitionEvents;
        return count(log, partition, above, upTo).thenCompose(here -> {
            long end = Math.max(above, here.newest());
            boolean mayGoOn = here.rows() == 0
                    || end + CassandraNewestOffset.MOST_EVENTS_OF_A_WRITE >= (partition + 1) * partitionEvents;
            return mayGoOn
                    ? count(log, partition + 1, above, upTo).thenApply(here::and)
                    : CompletableFuture.completedStage(here);
        });
    }

    private CompletionStage<Counted> count(String log, long partition, long above, long upTo) {
        return store.run(COUNT, log, partition, above, upTo).thenApply(rows -> counted(rows.one()));
    }

    private static Counted counted(@Nullable Row row) {
        return row == null || row.getLong("found") == 0
                ? Counted.NONE
                : new Counted(
                        row.getLong("found"),
                        row.getLong("newest"),
                        Objects.requireNonNullElse(row.getString("first_writer"), ""),
                        Objects.requireNonNullElse(row.getString("last_writer"), ""));
    }
}
