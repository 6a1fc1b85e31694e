package dev.hearth.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

    @Test
    void theManualHasARowForEveryScenarioAndNoOther() throws Exception {
        assertThat(Load.words()).isNotEmpty().isEqualTo(rows());
    }

    /** The page may have any name; it is the one that says how scenarios are run. */
    private static Set<String> rows() throws IOException {
        try (var pages = Files.list(Path.of("../docs/operating"))) {
            String manual = pages.map(LoadTest::read)
                    .filter(page -> page.contains("mvn -Pload -Dload=smoke verify"))
                    .findFirst()
                    .orElseThrow();
            String table = manual.substring(manual.indexOf("## Scenarios"), manual.indexOf("## Options"));
            return ROW.matcher(table)
                    .results()
                    .map(MatchResult::group)
                    .map(row -> row.split("`", -1)[1])
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aScenarioThatThereIsNotIsRefused() {
        assertThat(Load.run(List.of("smoke", "fire"))).isEqualTo(64);
        assertThat(Load.run(List.of())).isEqualTo(64);
    }
}
