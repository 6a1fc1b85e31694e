package dev.hearth.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.domain.Verdict.Finding;
import dev.hearth.operations.domain.Verdict.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final NodeReport WELL = report(0, 20, 0, true, "");

    private static NodeReport report(double lag, double commit, long secondWriters, boolean store, String refuses) {
        return new NodeReport(
                "a:1", "1.0.0", List.of("world"), 0, 3, 10, 100, lag, commit, 5, secondWriters, store, refuses, false);
    }

    private static NodeView node(String status, boolean reachable, Optional<NodeReport> report) {
        return new NodeView("a:1", status, reachable, report, 1, 2, 3);
    }

    private static List<Kind> findings(NodeView... nodes) {
        var town = new Town(Instant.EPOCH, "a:1", List.of(nodes));
        return town.verdict().findings().stream().map(Finding::kind).toList();
    }

    private static List<Kind> findings(NodeReport report) {
        return findings(node("Up", true, Optional.of(report)));
    }

    @Test
    void isGoodWhereNothingSpeaksAgainstIt() {
        assertThat(findings(WELL)).isEmpty();
        assertThat(new Town(Instant.EPOCH, "a:1", List.of()).verdict().isGood()).isTrue();
    }

    @Test
    void namesEachReason() {
        assertThat(findings(report(0, 0, 1, true, ""))).containsExactly(Kind.SECOND_WRITER);
        assertThat(findings(report(0, 0, 0, false, ""))).containsExactly(Kind.STORE_SILENT);
        assertThat(findings(report(0, 0, 0, true, "the store is slow"))).containsExactly(Kind.ADMISSION_REFUSED);
        assertThat(findings(node("Up", false, Optional.of(WELL)))).containsExactly(Kind.NODE_UNREACHABLE);
        assertThat(findings(node("Up", true, Optional.empty()))).containsExactly(Kind.NODE_SILENT);
    }

    @Test
    void latenessHasAThreshold() {
        assertThat(findings(report(Verdict.LAG_MILLIS_MAX, Verdict.COMMIT_MILLIS_MAX, 0, true, "")))
                .isEmpty();
        assertThat(findings(report(Verdict.LAG_MILLIS_MAX + 1, 0, 0, true, ""))).containsExactly(Kind.LOOPS_LATE);
        assertThat(findings(report(0, Verdict.COMMIT_MILLIS_MAX + 1, 0, true, "")))
                .containsExactly(Kind.COMMITS_SLOW);
    }

    @Test
    void aNodeThatComesOrGoesMayBeSilent() {
        assertThat(findings(node("Joining", true, Optional.empty()))).isEmpty();
        assertThat(findings(node("Exiting", true, Optional.empty()))).isEmpty();
    }

    @Test
    void saysTheWorstFirst() {
        assertThat(findings(node("Up", true, Optional.of(report(900, 0, 2, false, "")))))
                .containsExactly(Kind.SECOND_WRITER, Kind.STORE_SILENT, Kind.LOOPS_LATE);
    }

    @Test
    void aNodeThatLeavesIsNoneToStayWith() {
        var leaving = new NodeReport("b:1", "1.0.0", List.of("world"), 0, 3, 10, 100, 0, 20, 5, 0, true, "", true);
        var one = node("Up", true, Optional.of(WELL));
        var other = new NodeView("b:1", "Up", true, Optional.of(leaving), 0, 0, 0);

        assertThat(new Town(Instant.EPOCH, "a:1", List.of(one, other)).canSpare("a:1"))
                .isFalse();
    }

    @Test
    void theLastNodeThatWorksCannotBeSpared() {
        var other = new NodeView("b:1", "Up", true, Optional.empty(), 0, 0, 0);
        var one = node("Up", true, Optional.of(WELL));

        assertThat(new Town(Instant.EPOCH, "a:1", List.of(one)).canSpare("a:1")).isFalse();
        assertThat(new Town(Instant.EPOCH, "a:1", List.of(one, other)).canSpare("a:1"))
                .isFalse();
        assertThat(new Town(Instant.EPOCH, "a:1", List.of(one, other)).canSpare("b:1"))
                .isTrue();
    }
}
