package dev.hearth.load.checker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects facts and violations while the parts of the checker run. */
final class Findings {

    private final Map<Invariant, Long> checked = new EnumMap<>(Invariant.class);
    private final List<Violation> violations = new ArrayList<>();

    void checked(Invariant invariant) {
        checked.merge(invariant, 1L, Long::sum);
    }

    void broken(Invariant invariant, String stream, String detail) {
        violations.add(new Violation(invariant, stream, detail));
    }

    void addAll(List<Violation> more) {
        violations.addAll(more);
    }

    CheckReport report() {
        return new CheckReport(checked, violations);
    }
}
