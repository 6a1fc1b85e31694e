package dev.hearth;

import java.util.List;
import java.util.regex.Pattern;

/** A metric as Prometheus sees it. */
record ScrapedMetric(String name, String type, List<String> labels) {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    /** What a text has, but for the maxima that Micrometer adds to every distribution. */
    static List<ScrapedMetric> of(String text) {
        return TYPE.matcher(text)
                .results()
                .filter(type -> !type.group(1).endsWith("_max"))
                .map(type -> new ScrapedMetric(type.group(1), type.group(2), labels(text, type.group(1))))
                .toList();
    }

    /** A histogram and a summary have no line of their own name. */
    private static List<String> labels(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + "_count{"))
                .flatMap(line -> LABEL.matcher(line).results().map(label -> label.group(1)))
                .distinct()
                .toList();
    }
}
