package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hearth.config.ConfigLoader;
import dev.hearth.observability.NodeMetrics;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules and dashboards ask only for what a node shows, and their pages speak of what there is. */
class MonitoringFilesTest {
    private static final String FOLDER = "docker/monitoring/";
    private static final Pattern TRIED = Pattern.compile("(?m)^ +alertname: (\\w+)$");
    private static final String ALERTS_PAGE = "docs/operating/alerts.md";

    private final Repository repository = Repository.find();
    private final String scrape = new NodeMetrics(Features.metricLabels()).scrape();
    private final ShownSeries shown = new ShownSeries(scrape);

    private static List<String> expressionsOf(JsonNode dashboard) {
        return dashboard.findValuesAsText("expr");
    }

    private List<AlertRule> alerts() {
        return AlertRule.in(repository.read(FOLDER + "alerts.yaml"));
    }

    private Map<Path, JsonNode> dashboards() {
        return repository.files(".json").stream()
                .filter(file -> file.startsWith(FOLDER + "grafana/dashboards"))
                .collect(Collectors.toMap(file -> file, file -> json(repository.read(file))));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class Alerts {

        @Test
        void haveTheLayoutThatIsReadHereAndNamesOfTheirOwn() {
            long written = repository
                    .read(FOLDER + "alerts.yaml")
                    .lines()
                    .filter(line -> line.contains("- alert:"))
                    .count();

            assertThat(alerts()).hasSizeGreaterThanOrEqualTo(10).hasSize((int) written);
            assertThat(alerts()).extracting(AlertRule::name).doesNotHaveDuplicates();
        }

        @Test
        void askOnlyForWhatANodeShows() {
            assertThat(alerts())
                    .allSatisfy(alert -> assertThat(shown.missing(alert.expression()))
                            .as(alert.name())
                            .isEmpty());
        }

        @Test
        void areTriedEachOnceWhenAllIsWellAndOnceWhenItIsNot() {
            var tried = TRIED.matcher(repository.read(FOLDER + "alerts-test.yaml"))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            var each = alerts().stream()
                    .map(AlertRule::name)
                    .flatMap(name -> Stream.of(name, name))
                    .toList();

            assertThat(tried).containsExactlyInAnyOrderElementsOf(each);
        }

        @Test
        void ringWhenTheyShouldAndStaySilentOtherwise() throws Exception {
            assumeTrue(isOnThePath("promtool"), "alerts are not tried: there is no promtool on the path");
            var promtool = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yaml")
                    .directory(repository.root().resolve(FOLDER).toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(promtool.waitFor()).as(said).isZero();
        }

        private static boolean isOnThePath(String program) {
            var path = System.getenv().getOrDefault("PATH", "");
            return Stream.of(path.split(File.pathSeparator, -1))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }

        @Test
        void haveASectionEachAndNoSectionIsWithoutOne() {
            var wanted = alerts().stream()
                    .collect(Collectors.toMap(
                            AlertRule::runbook, AlertRule::introduction, (one, two) -> one + two, LinkedHashMap::new));

            assertThat(sections()).containsExactlyEntriesOf(wanted);
        }

        /** The first line of every section by where a link to it leads, in the order of the page. */
        private Map<String, String> sections() {
            var page = page(ALERTS_PAGE);
            var sections = new LinkedHashMap<String, String>();
            var lines = page.prose().stream().filter(line -> !line.isBlank()).toList();
            for (int i = 0; i + 1 < lines.size(); i++) {
                if (lines.get(i).startsWith("## ")) {
                    var heading = new MarkdownPage(page.file(), List.of(lines.get(i)));
                    sections.put(
                            ALERTS_PAGE + "#" + heading.anchors().iterator().next(), lines.get(i + 1));
                }
            }
            return sections;
        }

        @Test
        void sayHowToBeSureWhatToDoAndHowTheyEnd() {
            var text = repository.read(ALERTS_PAGE);
            var sections = List.of(text.split("(?m)^## ")).subList(1, alerts().size() + 1);

            assertThat(sections)
                    .allSatisfy(section ->
                            assertThat(section).contains("**Means**", "**Confirm**", "**Do**", "**Clears**", "```\n"));
        }
    }

    @Nested
    class Dashboards {

        @Test
        void askOnlyForWhatANodeShows() {
            assertThat(dashboards())
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy((file, dashboard) -> assertThat(expressionsOf(dashboard))
                            .isNotEmpty()
                            .allSatisfy(expression -> assertThat(shown.missing(withANode(expression)))
                                    .as("%s: %s", file, expression)
                                    .isEmpty()));
        }

        /** The dashboards' own variable stands where Prometheus has the name of a target. */
        private static String withANode(String expression) {
            return expression.replace("$instance", "node");
        }

        @Test
        void askTheSourceThatIsProvided() {
            var provided = repository.read(FOLDER + "grafana/provisioning/datasources/prometheus.yaml");
            var asked = dashboards().values().stream()
                    .flatMap(dashboard -> dashboard.findValues("datasource").stream())
                    .map(source -> source.path("uid").asText())
                    .distinct()
                    .toList();

            assertThat(asked).hasSize(1).allSatisfy(uid -> assertThat(provided).contains("uid: " + uid + "\n"));
        }

        @Test
        void haveATitleAndPanelsThatDoNotCoverEachOther() {
            assertThat(dashboards().values())
                    .extracting(dashboard -> dashboard.path("uid").asText())
                    .doesNotHaveDuplicates();
            assertThat(dashboards()).allSatisfy((file, dashboard) -> {
                var places = StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                        .map(panel -> panel.path("gridPos").path("x") + "/"
                                + panel.path("gridPos").path("y"))
                        .toList();
                assertThat(places).as("%s", file).doesNotHaveDuplicates();
            });
        }

        @Test
        void areAllNamedByThePage() {
            var named = page("docs/operating/monitoring.md").links().stream()
                    .filter(link -> link.endsWith(".json"))
                    .map(link -> Path.of("docs/operating").resolve(link).normalize())
                    .toList();

            assertThat(named).containsExactlyInAnyOrderElementsOf(dashboards().keySet());
        }
    }

    /** A figure that nobody looks at is not worth its series. */
    @Test
    void everyMetricOfOursIsLookedAt() {
        var asked = Stream.concat(
                        alerts().stream().map(AlertRule::expression),
                        dashboards().values().stream().flatMap(dashboard -> expressionsOf(dashboard).stream()))
                .flatMap(expression -> PromQl.of(expression).selectors().stream())
                .map(PromQl.Selector::metric)
                .map(name -> name.replaceFirst("_(bucket|count|sum)$", ""))
                .collect(Collectors.toSet());

        assertThat(ScrapedMetric.of(scrape))
                .extracting(ScrapedMetric::name)
                .filteredOn(name -> name.startsWith("hearth_"))
                .isNotEmpty()
                .isSubsetOf(asked);
    }

    @Test
    void prometheusIsSentToTheOperatorsDoor() {
        var docker = new ConfigLoader("docker", Optional.empty(), Map.of()).load();

        assertThat(repository.read(FOLDER + "prometheus.yaml"))
                .contains(
                        "job_name: hearth\n", "- alerts.yaml\n", ":" + docker.getInt("hearth.operations.port") + "\"]");
    }

    private MarkdownPage page(String file) {
        return MarkdownPage.of(Path.of(file), repository.read(file));
    }
}
