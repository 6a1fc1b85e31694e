package dev.hearth.operations.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.hearth.operations.AuditRows;
import dev.hearth.operations.domain.AuditEntry;
import dev.hearth.operations.domain.Deed;
import dev.hearth.store.cassandra.CqlStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code hearth.operator_audit}: a thousand lines in each partition, added by lightweight transactions only, so
 * that two nodes cannot both take one number.
 */
public final class CassandraAuditRows implements AuditRows {

    static final int BLOCK_LINES = 1_000;

    private static final String COLUMNS = "number, at, node, operator, action, target, reason, previous, hash";
    private static final String ADD = "INSERT INTO hearth.operator_audit (block, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS";
    private static final String LAST =
            "SELECT " + COLUMNS + " FROM hearth.operator_audit WHERE block = ? ORDER BY number DESC LIMIT 1";
    private static final String FROM = "SELECT " + COLUMNS
            + " FROM hearth.operator_audit WHERE block = ? AND number >= ? ORDER BY number ASC LIMIT ?";

    private final CqlStore store;

    /** A block that is known to have lines; the last one is there or further on. */
    private final AtomicLong knownBlock = new AtomicLong();

    public CassandraAuditRows(CqlStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Optional<AuditEntry>> last() {
        return lastFrom(knownBlock.get(), null);
    }

    private CompletionStage<Optional<AuditEntry>> lastFrom(long block, @Nullable AuditEntry before) {
        return store.readNewest(LAST, block).thenCompose(rows -> {
            var row = rows.one();
            if (row == null) {
                return CompletableFuture.completedFuture(Optional.ofNullable(before));
            }
            knownBlock.accumulateAndGet(block, Math::max);
            return lastFrom(block + 1, entry(row));
        });
    }

    @Override
    public CompletionStage<Boolean> add(AuditEntry entry) {
        var deed = entry.deed();
        return store.runIf(
                ADD,
                block(entry.number()),
                entry.number(),
                entry.at(),
                entry.node(),
                deed.operator(),
                deed.action(),
                deed.target(),
                deed.reason(),
                entry.previous(),
                entry.hash());
    }

    @Override
    public CompletionStage<List<AuditEntry>> from(long first, int max) {
        return store.readNewest(FROM, block(first), first, max).thenApply(CassandraAuditRows::entries);
    }

    /** So few are one page of the driver. */
    private static List<AuditEntry> entries(AsyncResultSet rows) {
        var entries = new ArrayList<AuditEntry>();
        rows.currentPage().forEach(row -> entries.add(entry(row)));
        return List.copyOf(entries);
    }

    private static long block(long number) {
        return (number - 1) / BLOCK_LINES;
    }

    private static AuditEntry entry(Row row) {
        var deed = new Deed(text(row, "operator"), text(row, "action"), text(row, "target"), text(row, "reason"));
        return new AuditEntry(
                row.getLong("number"),
                Objects.requireNonNullElse(row.get("at", Instant.class), Instant.EPOCH),
                text(row, "node"),
                deed,
                text(row, "previous"),
                text(row, "hash"));
    }

    /** Whatever somebody did to a line, it is read; its hash tells. */
    private static String text(Row row, String column) {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
