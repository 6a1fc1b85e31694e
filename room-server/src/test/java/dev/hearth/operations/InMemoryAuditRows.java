package dev.hearth.operations;

import dev.hearth.operations.domain.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** The audit log without a store, for tests; pages end where a hundred is full, as blocks of the real one do. */
public final class InMemoryAuditRows implements AuditRows {

    private static final int BLOCK = 100;

    public final ConcurrentSkipListMap<Long, AuditEntry> lines = new ConcurrentSkipListMap<>();
    public volatile boolean away;

    @Override
    public CompletionStage<Optional<AuditEntry>> last() {
        return answer(Optional.ofNullable(lines.lastEntry()).map(line -> line.getValue()));
    }

    @Override
    public CompletionStage<Boolean> add(AuditEntry entry) {
        return away ? answer(false) : answer(lines.putIfAbsent(entry.number(), entry) == null);
    }

    @Override
    public CompletionStage<List<AuditEntry>> from(long first, int max) {
        long end = ((first - 1) / BLOCK + 1) * BLOCK;
        return answer(lines.subMap(first, true, end, true).values().stream()
                .limit(max)
                .toList());
    }

    private <T> CompletionStage<T> answer(T value) {
        return away
                ? CompletableFuture.failedFuture(new IllegalStateException("the store is away"))
                : CompletableFuture.completedFuture(value);
    }
}
