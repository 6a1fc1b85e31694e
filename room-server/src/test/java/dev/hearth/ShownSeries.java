package dev.hearth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The series that a node shows: names as they are asked for, with the values of each label. */
final class ShownSeries {
    /** What Prometheus itself puts on every series of a target. */
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

    /** What Prometheus itself says about a target. */
    private static final String UP = "up";

    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final Map<String, Map<String, Set<String>>> labelsByName = new HashMap<>();

    ShownSeries(String scrape) {
        labelsByName.put(UP, new HashMap<>());
        LINE.matcher(scrape).results().forEach(line -> {
            var labels = labelsByName.computeIfAbsent(line.group(1), name -> new HashMap<>());
            if (line.group(2) != null) {
                LABEL.matcher(line.group(2))
                        .results()
                        .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                                .add(label.group(2)));
            }
        });
    }

    /** What an expression asks for and a node does not show; empty if it is sound. */
    List<String> missing(String expression) {
        var missing = new ArrayList<String>();
        var read = PromQl.of(expression);
        if (read.selectors().isEmpty()) {
            missing.add("any series");
        }
        var known = new TreeSet<>(OF_THE_TARGET);
        for (var selector : read.selectors()) {
            var labels = labelsByName.get(selector.metric());
            if (labels == null) {
                missing.add(selector.metric());
            } else {
                known.addAll(labels.keySet());
                selector.matchers().stream()
                        .filter(matcher -> !OF_THE_TARGET.contains(matcher.label()))
                        .filter(matcher -> !isShown(labels.getOrDefault(matcher.label(), Set.of()), matcher))
                        .forEach(matcher -> missing.add(selector.metric() + " with " + matcher));
            }
        }
        read.grouping().stream()
                .filter(label -> !known.contains(label))
                .forEach(label -> missing.add("the label " + label));
        return missing;
    }

    /** Whether some value is meant; where several are, each must be there, or a typo would hide behind the others. */
    private static boolean isShown(Set<String> values, PromQl.Matcher matcher) {
        return matcher.sign().endsWith("~")
                ? List.of(matcher.value().split("\\|")).stream().allMatch(values::contains)
                : values.contains(matcher.value());
    }
}
