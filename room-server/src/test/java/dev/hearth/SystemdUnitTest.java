package dev.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The unit that the page on deploying shows agrees with how a node ends. */
class SystemdUnitTest {
    private static final Pattern UNIT = Pattern.compile("(?s)```ini\\n(.*?)```");

    private final Map<String, List<String>> unit = unit();

    private static Map<String, List<String>> unit() {
        var repository = Repository.find();
        var page = UNIT.matcher(repository.read(Path.of("docs/operating/deploying.md")));
        assertThat(page.find()).isTrue();
        var found = new LinkedHashMap<String, List<String>>();
        for (var line : page.group(1).split("\\n", -1)) {
            if (line.contains("=")) {
                var parts = line.split("=", 2);
                found.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts[1]);
            }
        }
        return found;
    }

    @Test
    void waitsForTheEndOfANodeAndStartsItAgain() {
        assertThat(unit.get("TimeoutStopSec"))
                .singleElement()
                .satisfies(seconds -> assertThat(Long.parseLong(seconds)).isGreaterThan(Node.STOP_TIMEOUT.toSeconds()));
        assertThat(unit.get("Restart")).containsExactly("always");
        assertThat(unit.get("RestartPreventExitStatus"))
                .containsExactly(Integer.toString(ExitCode.CONFIGURATION.status()));
        // What Java ends with after SIGTERM.
        assertThat(unit.get("SuccessExitStatus")).containsExactly("143");
    }

    @Test
    void setsNothingThatIsNotRead() {
        assertThat(unit.get("Environment"))
                .extracting(variable -> variable.substring(0, variable.indexOf('=')))
                .containsExactly("HEARTH_PROFILE", "HEARTH_CONFIG");
    }
}
