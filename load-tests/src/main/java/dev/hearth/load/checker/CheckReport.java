package dev.hearth.load.checker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The verdict, promise by promise.
 *
 * @param checked how many facts were held against each promise: a promise with no facts was not tested
 * @param violations what was broken
 */
public record CheckReport(Map<Invariant, Long> checked, List<Violation> violations) {

    private static final int SHOWN_MAX = 10;

    public CheckReport {
        checked = new EnumMap<>(checked);
        violations = List.copyOf(violations);
    }

    public boolean clean() {
        return violations.isEmpty();
    }

    public List<Violation> of(Invariant invariant) {
        return violations.stream()
                .filter(violation -> violation.invariant() == invariant)
                .toList();
    }

    /** The report as text, one promise a line, with the first violations of each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Invariant invariant : Invariant.values()) {
            List<Violation> broken = of(invariant);
            text.append(broken.isEmpty() ? "holds   " : "BROKEN  ")
                    .append(invariant.promise())
                    .append(": ")
                    .append(checked.getOrDefault(invariant, 0L))
                    .append(" checked, ")
                    .append(broken.size())
                    .append(" broken\n");
            broken.stream()
                    .limit(SHOWN_MAX)
                    .forEach(violation -> text.append("        ")
                            .append(violation.stream())
                            .append(": ")
                            .append(violation.detail())
                            .append('\n'));
        }
        return text.toString();
    }
}
