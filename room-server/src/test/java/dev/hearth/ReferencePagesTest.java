package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.config.ConfigLoader;
import dev.hearth.logs.JsonLineEncoder;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.observability.NodeMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The reference pages say what the code says, no more and no less. The wire has a test of its own. */
class ReferencePagesTest {
    private final Repository repository = Repository.find();

    @Nested
    class Configuration {
        private final Config shipped =
                ConfigFactory.parseResources("application.conf").resolve();
        private final MarkdownPage page = page("docs/reference/configuration.md");

        @Test
        void hasARowForEveryKeyAndNoOther() {
            assertThat(documented().keySet()).containsExactlyInAnyOrderElementsOf(ConfigLoader.keys(shipped));
        }

        @Test
        void saysTheDefaultOfEveryKey() {
            assertThat(documented())
                    .allSatisfy((key, text) -> assertThat(value(text))
                            .as(key)
                            .isEqualTo(shipped.getValue(key).unwrapped()));
        }

        @Test
        void saysWhatEachProfileChanges() {
            assertThat(profiles())
                    .isNotEmpty()
                    .allSatisfy(profile -> assertThat(documentedOf(profile))
                            .as("rows of profile %s", profile)
                            .containsExactlyInAnyOrderEntriesOf(changedBy(profile)));
        }

        private Map<String, String> documented() {
            var defaults = new TreeMap<String, String>();
            for (var row : page.rows("`hearth.")) {
                var before = defaults.put(code(row.get(0)), code(row.get(3)));
                assertThat(before).as("second row of %s", row.get(0)).isNull();
            }
            return defaults;
        }

        private List<String> profiles() {
            return repository.files(".conf").stream()
                    .filter(file -> file.toString().contains("src/main/resources/profiles"))
                    .map(file -> file.getFileName().toString().replace(".conf", ""))
                    .toList();
        }

        private Map<String, Object> documentedOf(String profile) {
            return page.rows("`" + profile + "` |").stream()
                    .collect(Collectors.toMap(row -> code(row.get(1)), row -> value(code(row.get(2)))));
        }

        private Map<String, Object> changedBy(String profile) {
            var own = ConfigFactory.parseResources("profiles/" + profile + ".conf")
                    .resolveWith(shipped);
            return ConfigLoader.keys(own).stream()
                    .collect(Collectors.toMap(
                            key -> key, key -> own.getValue(key).unwrapped()));
        }

        private Object value(String text) {
            return ConfigFactory.parseString("v = " + text)
                    .resolveWith(shipped)
                    .getValue("v")
                    .unwrapped();
        }

        private static String code(String cell) {
            var found = MarkdownPage.code(cell);
            assertThat(found).as("values in the cell \"%s\"", cell).hasSize(1);
            return found.get(0);
        }
    }

    @Nested
    class StoredEvents {
        @Test
        void haveARowWithTheirFieldsForEveryNameAndNoOther() {
            var documented = page("docs/reference/events.md").rows("`").stream()
                    .collect(Collectors.toMap(
                            row -> MarkdownPage.code(row.get(0)).get(0),
                            row -> List.copyOf(MarkdownPage.code(row.get(1)))));
            assertThat(documented).containsExactlyInAnyOrderEntriesOf(StoredNames.fieldsByName(repository));
        }
    }

    @Nested
    class Metrics {
        @Test
        void haveARowWithTypeAndLabelsAndNoOther() {
            var documented = page("docs/reference/metrics.md").rows("`").stream()
                    .map(row -> new ScrapedMetric(
                            MarkdownPage.code(row.get(0)).get(0),
                            row.get(1),
                            List.copyOf(MarkdownPage.code(row.get(2)))))
                    .toList();
            assertThat(documented)
                    .containsExactlyInAnyOrderElementsOf(
                            ScrapedMetric.of(new NodeMetrics(Features.metricLabels()).scrape()));
        }
    }

    @Nested
    class Logs {
        @Test
        void haveARowWithItsLevelForEveryEventAndNoOther() {
            var documented = page("docs/reference/logs.md").rows("`").stream()
                    .filter(row -> row.size() == 5)
                    .map(row -> MarkdownPage.code(row.get(0)).get(0) + " " + row.get(1))
                    .toList();
            assertThat(documented)
                    .containsExactlyInAnyOrderElementsOf(Stream.of(LogEvent.values())
                            .map(event -> event.wire() + " "
                                    + event.level().toString().toLowerCase(Locale.ROOT))
                            .toList());
        }

        @Test
        void haveARowForEveryFieldAndNoOther() throws IllegalAccessException {
            var documented = page("docs/reference/logs.md").rows("`").stream()
                    .filter(row -> row.size() == 3)
                    .map(row -> MarkdownPage.code(row.get(0)).get(0))
                    .toList();
            var written = new ArrayList<>(JsonLineEncoder.FIELDS);
            for (var key : LogKey.class.getFields()) {
                written.add((String) key.get(null));
            }
            assertThat(documented).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    private MarkdownPage page(String file) {
        return MarkdownPage.of(Path.of(file), repository.read(file));
    }
}
