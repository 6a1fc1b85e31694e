package dev.hearth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.domain.AuditCheck;
import dev.hearth.operations.domain.AuditEntry;
import dev.hearth.operations.domain.Deed;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of the audit log does, and the log over it. */
public interface AuditRowsContract {

    /** An empty log. */
    AuditRows rows();

    /** The same log as another node sees it. */
    AuditRows sameRows();

    private static Deed deed(String target) {
        return new Deed("ada", "node.drain", target, "why not");
    }

    private static AuditLog log(AuditRows rows, String node) {
        return new AuditLog(rows, Clock.systemUTC(), node);
    }

    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void keepsALineAsItWasWritten() {
        assertThat(done(rows().last())).isEmpty();
        var entry = done(log(rows(), "a:1").append(deed("ä \"quoted\" target")));

        assertThat(done(sameRows().last())).contains(entry);
        assertThat(done(sameRows().from(1, 10))).containsExactly(entry);
        assertThat(entry.isGenuine()).isTrue();
    }

    @Test
    default void givesANumberToOneLineOnly() {
        var first = AuditEntry.after(null, deed("one"), Clock.systemUTC().instant(), "a:1");
        var other = AuditEntry.after(null, deed("other"), Clock.systemUTC().instant(), "b:1");

        assertThat(done(rows().add(first))).isTrue();
        assertThat(done(sameRows().add(other))).isFalse();
        assertThat(done(rows().last())).contains(first);
    }

    @Test
    default void staysOneChainWhenTwoNodesWriteAtOnce() {
        var one = log(rows(), "a:1");
        var other = log(sameRows(), "b:1");
        IntStream.range(0, 6).forEach(round -> {
            var both = List.of(one.append(deed("a" + round)), other.append(deed("b" + round)));
            var written =
                    both.stream().map(CompletionStage::toCompletableFuture).toList();
            done(CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)));
        });

        AuditCheck check = done(one.verify());
        assertThat(check.fault()).isEmpty();
        assertThat(check.entries()).isEqualTo(12);
    }
}
