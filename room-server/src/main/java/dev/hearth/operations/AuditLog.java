package dev.hearth.operations;

import dev.hearth.logs.LogEvent;
import dev.hearth.operations.domain.AuditCheck;
import dev.hearth.operations.domain.AuditEntry;
import dev.hearth.operations.domain.Deed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators did, on all nodes, in one chain. Several nodes may write at once: a number is taken by one line only, and
 * whoever was late takes the next. Thread-safe.
 */
public final class AuditLog {

    /** Lines shown or read at once. */
    public static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int TRIES_MAX = 8;

    private final AuditRows rows;
    private final InstantSource clock;
    private final String node;

    /** @param node the name of this one */
    public AuditLog(AuditRows rows, InstantSource clock, String node) {
        this.rows = rows;
        this.clock = clock;
        this.node = node;
    }

    /** Writes a deed down. The stage fails if that is not certain; then it must not be done. */
    public CompletionStage<AuditEntry> append(Deed deed) {
        return append(deed, TRIES_MAX);
    }

    private CompletionStage<AuditEntry> append(Deed deed, int triesLeft) {
        return rows.last().thenCompose(last -> {
            var entry = AuditEntry.after(last.orElse(null), deed, clock.instant(), node);
            return rows.add(entry).thenCompose(added -> {
                if (added) {
                    log(entry);
                    return CompletableFuture.completedFuture(entry);
                }
                return triesLeft > 1
                        ? append(deed, triesLeft - 1)
                        : CompletableFuture.failedFuture(
                                new IllegalStateException("others wrote into the audit log all the time"));
            });
        });
    }

    /** The hash goes to another place than the store: whoever cuts the end off the store's log does not reach this one. */
    private static void log(AuditEntry entry) {
        var deed = entry.deed();
        LogEvent.AUDIT_WRITTEN
                .at(LOG)
                .log(
                        "audit {} {}: {} {} by {}",
                        entry.number(),
                        entry.hash(),
                        deed.action(),
                        deed.target(),
                        deed.operator());
    }

    /**
     * A page of lines, newest last.
     *
     * @param before only lines below this number; 0 for the newest
     */
    public CompletionStage<List<AuditEntry>> page(long before) {
        return before > 0
                ? below(before)
                : rows.last()
                        .thenCompose(last -> below(last.map(AuditEntry::number).orElse(0L) + 1));
    }

    private CompletionStage<List<AuditEntry>> below(long before) {
        long first = Math.max(1, before - PAGE);
        int max = (int) Math.min(PAGE, before - first);
        return max < 1 ? CompletableFuture.completedFuture(List.of()) : whole(first, max, List.of());
    }

    /** A page of the store may end early, where its next partition begins. */
    private CompletionStage<List<AuditEntry>> whole(long first, int max, List<AuditEntry> before) {
        return rows.from(first, max).thenCompose(some -> {
            var all = new ArrayList<>(before);
            all.addAll(some);
            return some.isEmpty() || some.size() >= max
                    ? CompletableFuture.completedFuture(List.copyOf(all))
                    : whole(some.get(some.size() - 1).number() + 1, max - some.size(), all);
        });
    }

    /** Walks the whole chain, a page at a time. */
    public CompletionStage<AuditCheck> verify() {
        return verify(AuditCheck.begin());
    }

    private CompletionStage<AuditCheck> verify(AuditCheck so) {
        return rows.from(so.entries() + 1, PAGE).thenCompose(some -> {
            var check = so;
            for (var entry : some) {
                check = check.next(entry);
            }
            return some.isEmpty() || check.fault().isPresent() ? atEnd(check) : verify(check);
        });
    }

    /** A gap at the beginning of a partition looks like the end; the last line knows better. */
    private CompletionStage<AuditCheck> atEnd(AuditCheck check) {
        return check.fault().isPresent()
                ? CompletableFuture.completedFuture(check)
                : rows.last()
                        .thenApply(last -> last.filter(entry -> entry.number() > check.entries())
                                .map(check::next)
                                .orElse(check));
    }
}
