package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.observability.NodeMetrics;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names, units, words and labels of what a node shows, and how much that is. */
class MetricsLintTest {
    /** What a monitoring system should be asked to keep of one node. */
    private static final int SERIES_MAX = 2_000;

    private static final Set<String> LABELS =
            Set.of("answer", "code", "commit", "effect", "kind", "outcome", "reason", "state", "type", "version", "le");

    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (\\S+) ?(.*)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final String scrape = new NodeMetrics(Features.metricLabels()).scrape();
    private final List<ScrapedMetric> metrics = ScrapedMetric.of(scrape);

    @Test
    void everyNameSaysWhereItComesFrom() {
        assertThat(metrics)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric.name()).matches("(hearth|jvm|process|system)(_[a-z0-9]+)+"));
    }

    @Test
    void aNameEndsAsItsTypeWants() {
        assertThat(metrics).allSatisfy(metric -> {
            assertThat(metric.name().endsWith("_total"))
                    .as("%s is a %s", metric.name(), metric.type())
                    .isEqualTo(metric.type().equals("counter"));
            if (metric.type().equals("histogram")) {
                assertThat(metric.name()).matches(".*_(seconds|commands)");
            }
        });
    }

    @Test
    void unitsAreTheBasicOnes() {
        assertThat(metrics)
                .filteredOn(metric -> metric.name().startsWith("hearth_"))
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(metric.name()).doesNotContainPattern("_(ms|millis|minutes|kb|mb|percent)(_|$)"));
    }

    @Test
    void everyMetricIsExplained() {
        var explained = HELP.matcher(scrape).results().toList();
        assertThat(explained)
                .hasSizeGreaterThanOrEqualTo(metrics.size())
                .allSatisfy(help -> assertThat(help.group(2)).as(help.group(1)).hasSizeGreaterThan(10));
    }

    /** Whoever adds a label adds it here, and thinks of how many values it can have. */
    @Test
    void labelsAreFewAndKnown() {
        assertThat(labels())
                .isNotEmpty()
                .extracting(label -> label.group(1))
                .allSatisfy(name -> assertThat(LABELS).contains(name));
    }

    @Test
    void noValueOfALabelIsSomebodysName() {
        assertThat(labels())
                .extracting(label -> label.group(2))
                .allSatisfy(value -> assertThat(value).matches("[A-Za-z0-9.+-]{1,25}|[0-9a-f]{40}"));
    }

    @Test
    void allSeriesOfANodeAreFewEnough() {
        long series = scrape.lines().filter(line -> !line.startsWith("#")).count();
        assertThat(series).isBetween(100L, (long) SERIES_MAX);
    }

    private List<MatchResult> labels() {
        return scrape.lines()
                .filter(line -> line.startsWith("hearth_"))
                .flatMap(line -> LABEL.matcher(line).results())
                .toList();
    }
}
