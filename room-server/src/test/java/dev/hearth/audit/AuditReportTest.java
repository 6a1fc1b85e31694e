package dev.hearth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AuditReportTest {
    private static final Finding GAP = new Finding("inbox|p1", 3, Finding.Kind.GAP, "expected 2");

    private final ArrayList<String> lines = new ArrayList<>();
    private final AuditReport report = new AuditReport(lines::add, 1);

    @Test
    void isCleanWhenNothingWasFound() {
        report.log();
        report.event();

        assertThat(report.isClean()).isTrue();
        assertThat(report.summary()).isEqualTo("1 logs, 1 events, 0 findings");
    }

    @Test
    void showsFindingsUpToTheLimitAndCountsTheRest() {
        report.finding(GAP);
        report.finding(GAP);

        assertThat(report.isClean()).isFalse();
        assertThat(lines).containsExactly("inbox|p1 at 3: GAP, expected 2");
        assertThat(report.summary()).isEqualTo("0 logs, 0 events, 2 findings (1 more not shown)");
    }
}
