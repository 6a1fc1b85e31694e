package dev.hearth.operations.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A walk along the audit log, from its first line on. Stops believing at the first line that does not fit. Immutable.
 *
 * <p>It cannot notice that lines are missing at the very end: for that, compare the number and the hash of the last line
 * with those that the nodes' logs named.
 */
public final class AuditCheck {

    private final long entries;
    private final String head;
    private final @Nullable Fault fault;

    /** What does not fit, and where. */
    public record Fault(long number, Kind kind) {}

    /** Why a line does not fit. */
    public enum Kind {
        /** A number is left out. */
        GAP,
        /** The line names another one as the one before it. */
        BROKEN_LINK,
        /** Its content is not what its hash was taken of. */
        CHANGED
    }

    private AuditCheck(long entries, String head, @Nullable Fault fault) {
        this.entries = entries;
        this.head = head;
        this.fault = fault;
    }

    /** Before the first line. */
    public static AuditCheck begin() {
        return new AuditCheck(0, AuditEntry.BEGINNING, null);
    }

    /** After one more line; after a fault nothing is looked at any more. */
    public AuditCheck next(AuditEntry entry) {
        if (fault != null) {
            return this;
        }
        if (entry.number() != entries + 1) {
            return broken(entries + 1, Kind.GAP);
        }
        if (!entry.previous().equals(head)) {
            return broken(entry.number(), Kind.BROKEN_LINK);
        }
        return entry.isGenuine()
                ? new AuditCheck(entry.number(), entry.hash(), null)
                : broken(entry.number(), Kind.CHANGED);
    }

    private AuditCheck broken(long number, Kind kind) {
        return new AuditCheck(entries, head, new Fault(number, kind));
    }

    /** How many lines fit. */
    public long entries() {
        return entries;
    }

    /** The hash of the last line that fits. */
    public String head() {
        return head;
    }

    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }
}
