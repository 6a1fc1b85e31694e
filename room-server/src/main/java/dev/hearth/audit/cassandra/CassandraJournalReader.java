package dev.hearth.audit.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.hearth.audit.AuditReport;
import dev.hearth.audit.EventDecoder;
import dev.hearth.audit.LogAudit;
import dev.hearth.audit.StoredEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads every log of the journal in order, one page in memory at a time. */
public final class CassandraJournalReader {
    private static final int PAGE_ROWS = 500;
    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(20);

    private final CqlSession session;
    private final EventDecoder decoder;
    private final long partitionEvents;
    private final PreparedStatement selectEvents;
    private final PreparedStatement selectDeletedTo;

    /**
     * A reader.
     *
     * @param session stays open
     * @param partitionEvents the journal's {@code target-partition-size}
     */
    public CassandraJournalReader(CqlSession session, EventDecoder decoder, long partitionEvents) {
        this.session = session;
        this.decoder = decoder;
        this.partitionEvents = partitionEvents;
        this.selectEvents = session.prepare("SELECT sequence_nr, writer_uuid, ser_id, ser_manifest, event"
                + " FROM hearth_journal.messages WHERE persistence_id = ? AND partition_nr = ?");
        this.selectDeletedTo =
                session.prepare("SELECT deleted_to FROM hearth_journal.metadata WHERE persistence_id = ?");
    }

    /** Checks every log. */
    public void audit(AuditReport report) {
        var logs = SimpleStatement.newInstance("SELECT persistence_id FROM hearth_journal.all_persistence_ids")
                .setPageSize(PAGE_ROWS)
                .setTimeout(PAGE_TIMEOUT);
        for (var row : session.execute(logs)) {
            report.log();
            auditLog(Objects.requireNonNull(row.getString(0)), report);
        }
    }

    private void auditLog(String log, AuditReport report) {
        var deletedTo = deletedTo(log);
        var audit = new LogAudit(log, deletedTo, decoder, report::finding);
        var partition = deletedTo / partitionEvents;
        while (auditPartition(log, partition, audit, report)) {
            partition++;
        }
    }

    private boolean auditPartition(String log, long partition, LogAudit audit, AuditReport report) {
        var found = false;
        for (var row : session.execute(paged(selectEvents.bind(log, partition)))) {
            found = true;
            report.event();
            audit.next(event(row));
        }
        return found;
    }

    private long deletedTo(String log) {
        return Optional.ofNullable(
                        session.execute(paged(selectDeletedTo.bind(log))).one())
                .map(row -> row.getLong(0))
                .orElse(0L);
    }

    private static BoundStatement paged(BoundStatement statement) {
        return statement.setPageSize(PAGE_ROWS).setTimeout(PAGE_TIMEOUT);
    }

    private static StoredEvent event(Row row) {
        return new StoredEvent(
                row.getLong("sequence_nr"),
                text(row.getString("writer_uuid")),
                row.getInt("ser_id"),
                text(row.getString("ser_manifest")),
                Optional.ofNullable(row.getByteBuffer("event")).orElseGet(() -> ByteBuffer.allocate(0)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
