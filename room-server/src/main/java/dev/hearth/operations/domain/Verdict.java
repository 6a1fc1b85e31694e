package dev.hearth.operations.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether all is well, and if not, everything that speaks against it. Good means no finding at all.
 *
 * @param findings worst first
 */
public record Verdict(List<Finding> findings) {

    /** An event loop that is later than this makes people wait. */
    static final double LAG_MILLIS_MAX = 250;

    /** Commits that take longer than this make people wait. */
    static final double COMMIT_MILLIS_MAX = 1_000;

    /** What is not well, and on which node. */
    public record Finding(Kind kind, String node, String detail) {}

    /** What can be not well, worst first. */
    public enum Kind {
        /** Two lives of one room wrote into one log. */
        SECOND_WRITER,
        /** The others hear nothing from the node. */
        NODE_UNREACHABLE,
        /** The node is a member and does not say how it is. */
        NODE_SILENT,
        /** The store does not answer the node. */
        STORE_SILENT,
        /** The node admits nobody new. */
        ADMISSION_REFUSED,
        /** Event loops of the node are late. */
        LOOPS_LATE,
        /** Commits of rooms take long. */
        COMMITS_SLOW;

        /** As it is shown, in kebab case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Verdict {
        findings = List.copyOf(findings);
    }

    static Verdict of(Town town) {
        var findings = new ArrayList<Finding>();
        town.nodes().forEach(node -> judge(node, findings));
        findings.sort((one, other) -> one.kind().compareTo(other.kind()));
        return new Verdict(findings);
    }

    public boolean isGood() {
        return findings.isEmpty();
    }

    private static void judge(NodeView node, List<Finding> findings) {
        if (!node.reachable()) {
            findings.add(new Finding(Kind.NODE_UNREACHABLE, node.address(), "the other nodes hear nothing from it"));
        } else if (node.isUp() && node.report().isEmpty()) {
            findings.add(new Finding(Kind.NODE_SILENT, node.address(), "it did not say how it is within a second"));
        }
        node.report().ifPresent(report -> judge(report, findings));
    }

    private static void judge(NodeReport report, List<Finding> findings) {
        var node = report.address();
        if (report.secondWriters() > 0) {
            findings.add(new Finding(
                    Kind.SECOND_WRITER,
                    node,
                    "rooms found another writer in their log, " + report.secondWriters() + "×"));
        }
        if (!report.storeAnswers()) {
            findings.add(new Finding(Kind.STORE_SILENT, node, "the store does not answer"));
        }
        if (!report.refuses().isEmpty()) {
            findings.add(new Finding(Kind.ADMISSION_REFUSED, node, "admits nobody new: " + report.refuses()));
        }
        if (report.lagMillis() > LAG_MILLIS_MAX) {
            findings.add(new Finding(Kind.LOOPS_LATE, node, "event loops are late by " + millis(report.lagMillis())));
        }
        if (report.commitMillis() > COMMIT_MILLIS_MAX) {
            findings.add(new Finding(Kind.COMMITS_SLOW, node, "commits take " + millis(report.commitMillis())));
        }
    }

    private static String millis(double millis) {
        return Math.round(millis) + " ms";
    }
}
