package dev.hearth.operations;

import static dev.hearth.operations.AuditRowsContract.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.domain.AuditCheck;
import dev.hearth.operations.domain.AuditEntry;
import dev.hearth.operations.domain.Deed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private final InMemoryAuditRows rows = new InMemoryAuditRows();
    private final AuditLog log =
            new AuditLog(rows, Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC), "a:1");

    private void write(int lines) {
        for (int i = 1; i <= lines; i++) {
            done(log.append(new Deed("ada", "node.drain", "node " + i, "why not")));
        }
    }

    private List<Long> numbers(long before) {
        return done(log.page(before)).stream().map(AuditEntry::number).toList();
    }

    @Test
    void showsTheNewestPageAndThoseBeforeIt() {
        write(230);

        assertThat(numbers(0)).hasSize(AuditLog.PAGE).startsWith(131L).endsWith(230L);
        assertThat(numbers(131)).hasSize(AuditLog.PAGE).startsWith(31L).endsWith(130L);
        assertThat(numbers(31)).hasSize(30).startsWith(1L).endsWith(30L);
        assertThat(numbers(1)).isEmpty();
    }

    @Test
    void anEmptyLogIsWhole() {
        assertThat(numbers(0)).isEmpty();
        assertThat(done(log.verify()).fault()).isEmpty();
    }

    @Test
    void verifiesEveryPage() {
        write(205);
        assertThat(done(log.verify()).entries()).isEqualTo(205);

        rows.lines.remove(203L);
        assertThat(done(log.verify()).fault()).contains(new AuditCheck.Fault(203, AuditCheck.Kind.GAP));
    }

    @Test
    void findsAGapWhereAPageBegins() {
        write(205);
        for (long number = 101; number <= 200; number++) {
            rows.lines.remove(number);
        }
        assertThat(done(log.verify()).fault()).contains(new AuditCheck.Fault(101, AuditCheck.Kind.GAP));
    }

    @Test
    void failsWhereTheStoreIsAway() {
        rows.away = true;

        assertThat(log.append(new Deed("ada", "node.drain", "node", "why")).toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void givesUpWhenOthersAlwaysComeFirst() {
        var tries = new AtomicInteger();
        var crowded = new AuditRows() {
            @Override
            public CompletionStage<Optional<AuditEntry>> last() {
                return CompletableFuture.completedFuture(Optional.empty());
            }

            @Override
            public CompletionStage<Boolean> add(AuditEntry entry) {
                tries.incrementAndGet();
                return CompletableFuture.completedFuture(false);
            }

            @Override
            public CompletionStage<List<AuditEntry>> from(long first, int max) {
                return CompletableFuture.completedFuture(List.of());
            }
        };
        var written = new AuditLog(crowded, Clock.systemUTC(), "a:1").append(new Deed("ada", "x", "y", "z"));

        assertThat(written.toCompletableFuture()).isCompletedExceptionally();
        assertThat(tries).hasValue(8);
    }

    @Nested
    class InMemory implements AuditRowsContract {
        @Override
        public AuditRows rows() {
            return rows;
        }

        @Override
        public AuditRows sameRows() {
            return rows;
        }
    }
}
