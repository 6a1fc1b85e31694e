package dev.hearth.audit;

import java.util.function.Consumer;

/**
 * Counts what an audit saw and passes on its lines, at most so many that a broken store does not flood the operator.
 */
public final class AuditReport {
    private final Consumer<String> lines;
    private final int linesMax;
    private long logs;
    private long events;
    private long findings;

    /**
     * A report.
     *
     * @param lines receives one line per finding
     * @param linesMax the most lines of findings; the rest are counted only
     */
    public AuditReport(Consumer<String> lines, int linesMax) {
        this.lines = lines;
        this.linesMax = linesMax;
    }

    /** One more log was begun. */
    public void log() {
        logs++;
    }

    /** One more event was read. */
    public void event() {
        events++;
    }

    /** Something was found. */
    public void finding(Finding finding) {
        findings++;
        if (findings <= linesMax) {
            lines.accept(finding.line());
        }
    }

    /** Whether nothing was found. */
    public boolean isClean() {
        return findings == 0;
    }

    /** One line that sums it up. */
    public String summary() {
        var hidden = findings > linesMax ? " (" + (findings - linesMax) + " more not shown)" : "";
        return logs + " logs, " + events + " events, " + findings + " findings" + hidden;
    }
}
