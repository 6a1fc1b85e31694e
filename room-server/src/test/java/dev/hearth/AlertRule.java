package dev.hearth;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One alert as the rules have it.
 *
 * @param holds how long the expression must hold before anybody is told
 * @param runbook where it is written what to do
 */
record AlertRule(String name, String expression, String holds, String severity, String runbook) {
    /** The layout that all of ours have, so that no library is needed to read it. */
    private static final Pattern RULE = Pattern.compile("(?m)^ {6}- alert: (?<name>\\w+)\\n {8}expr: (?<expr>.+)\\n"
            + " {8}for: (?<holds>\\w+)\\n {8}labels:\\n {10}severity: (?<severity>critical|warning)\\n"
            + " {8}annotations:\\n {10}summary: \"[^\"]+\"\\n {10}runbook: (?<runbook>\\S+)$");

    static List<AlertRule> in(String yaml) {
        return RULE.matcher(yaml)
                .results()
                .map(rule -> new AlertRule(rule.group(1), rule.group(2), rule.group(3), rule.group(4), rule.group(5)))
                .toList();
    }

    /** How its section in the page begins. */
    String introduction() {
        return "`%s`, %s, after %s.".formatted(name, severity, holds);
    }
}
