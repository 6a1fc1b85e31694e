package dev.hearth.operations;

import dev.hearth.operations.domain.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the audit log is kept. Lines are added, read, and never changed. Nothing blocks; failures come through stages. */
public interface AuditRows {

    /** The last line there is now; sees every line that was added before, on whichever node. */
    CompletionStage<Optional<AuditEntry>> last();

    /** Adds a line unless one of its number is there: of several who try one number, exactly one is answered true. */
    CompletionStage<Boolean> add(AuditEntry entry);

    /**
     * Lines from a number on, in order.
     *
     * @param first at least 1
     * @param max at most so many; fewer do not mean that the log ends there, none do
     */
    CompletionStage<List<AuditEntry>> from(long first, int max);
}
