package dev.hearth.load.live;

import static dev.hearth.load.live.Town.join;
import static dev.hearth.load.live.Town.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a running node shows to operators while people are in it. */
@ExtendWith(SharedTown.class)
class MetricsIT {
    private static final int SERIES_MAX = 2_000;
    private static final Path PAGE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|");
    private static final Pattern SHOWN = Pattern.compile("(?m)^# TYPE (\\S+) (?:counter|gauge|histogram|summary)$");

    private final Town town;

    MetricsIT(Town town) {
        this.town = town;
    }

    private String scrape() throws IOException {
        return town.node().operations("/metrics").body();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Test
    void showsWhatThePageSaysAndNobodysName() throws Exception {
        Bot ann = town.person("Measured Ann");
        Bot bob = town.person("Measured Bob");
        String room = Town.room(ann, "Measured hall", 5);
        join(bob, room);
        ok(bob, Commands.say(room, "how many are we?"));

        String scrape = scrape();

        assertThat(found(SHOWN, scrape))
                .filteredOn(name -> !name.endsWith("_max"))
                .containsExactlyInAnyOrderElementsOf(found(DOCUMENTED, Files.readString(PAGE)));
        assertThat(scrape).doesNotContain(room, ann.persona(), bob.persona(), "Measured", "how many");
        assertThat(scrape.lines().filter(line -> !line.startsWith("#"))).hasSizeBetween(100, SERIES_MAX);
    }

    @Test
    void countsWhatPeopleDo() throws Exception {
        Bot ann = town.person("Counted Ann");
        String room = Town.room(ann, "Counted hall", 5);
        double before = said();
        for (int i = 0; i < 5; i++) {
            ok(ann, Commands.say(room, "line " + i));
        }

        assertThat(said() - before).isGreaterThanOrEqualTo(5);
        assertThat(town.node().metrics().value("hearth_session_awake{state=\"online\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(town.node().metrics().value("hearth_cluster_members{state=\"up\"}"))
                .isEqualTo(1);
        assertThat(town.node().metrics().value("hearth_node_ready")).isEqualTo(1);
        assertThat(town.node().metrics().value("hearth_store_answering")).isEqualTo(1);
        assertThat(town.node().metrics().value("hearth_relay_fanout_seconds_count"))
                .isGreaterThanOrEqualTo(5);
    }

    private double said() throws IOException {
        return town.node().metrics().value("hearth_command_answers_total{outcome=\"ok\",type=\"room.say\"}");
    }

    @ParameterizedTest
    @CsvSource({"/startup, started", "/ready, ready", "/alive, live"})
    void saysHowItIs(String path, String status) throws Exception {
        var answer = town.node().operations(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"" + status + "\",\"reasons\":[],\"degraded\":[]}");
    }
}
