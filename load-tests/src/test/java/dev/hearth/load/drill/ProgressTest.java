package dev.hearth.load.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.process.Hosted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What several runs come to together, and what is still missing. */
class ProgressTest {

    private final List<JsonNode> lines = new ArrayList<>();

    /** A line as a drill writes it. */
    private static ObjectNode line(String drill, String commit, int times) {
        DrillReport report = new DrillReport();
        for (int i = 0; i < times; i++) {
            report.happened();
            report.samples().add("kill_to_first_ok", 1_000L * (i + 1));
        }
        report.promise("nothing is lost", true, "1 checked");
        report.figure(DrillReport.FACTS, 100L);
        report.figure(DrillReport.VIOLATIONS, 0L);
        ObjectNode line =
                Json.object().put("drill", drill).put("commit", commit).put("dirty", false);
        line.set("parameters", settings(drill).toJson());
        line.setAll(report.toJson());
        line.set("hardware", Json.object().put("cpu", "some").put("cores", 2).put("memory_gib", 24));
        return (ObjectNode) Json.parse(line.toString());
    }

    private static DrillSettings settings(String drill) {
        return DrillSettings.parse(List.of(drill)).get(0);
    }

    private Progress progress(String drill, String commit, boolean dirty) {
        return Progress.of(
                lines, Progress.key(drill, commit, dirty, settings(drill).toJson()));
    }

    @Test
    void addsUpTheRunsOfOneCommit() {
        lines.add(line("kill-random", "a", 5));
        lines.add(line("kill-random", "b", 5));
        lines.add(line("kill-oldest", "a", 5));
        lines.add(line("kill-random", "a", 2));

        Progress progress = progress("kill-random", "a", false);

        assertThat(progress.times()).isEqualTo(7);
        assertThat(progress.facts()).isEqualTo(200);
        assertThat(progress.samples().count("kill_to_first_ok")).isEqualTo(7);
        assertThat(progress.machines()).containsExactly("2 cores, 24 GiB, some");
    }

    @Test
    void runsWhatIsMissing() {
        DrillSettings.Count tenByFives = new DrillSettings.Count(10, 5);
        assertThat(progress("kill-random", "a", false).next(tenByFives)).isEqualTo(5);
        lines.add(line("kill-random", "a", 5));
        lines.add(line("kill-random", "a", 3));
        assertThat(progress("kill-random", "a", false).next(tenByFives)).isEqualTo(2);
        lines.add(line("kill-random", "a", 5));
        assertThat(progress("kill-random", "a", false).next(tenByFives)).isZero();
    }

    @Test
    void aRunOfAChangedTreeIsNoneOfItsCommit() {
        lines.add(line("kill-random", "a", 5).put("dirty", true));
        assertThat(progress("kill-random", "a", false).times()).isZero();
        assertThat(progress("kill-random", "a", true).times()).isEqualTo(5);
    }

    @Test
    void aRunWithOtherOptionsIsAnotherDrill() {
        ObjectNode small = line("kill-random", "a", 5);
        small.withObject("parameters").put("bots", 60);
        lines.add(small);
        ObjectNode otherSeed = line("kill-random", "a", 5);
        otherSeed.withObject("parameters").put("seed", 77);
        lines.add(otherSeed);
        assertThat(progress("kill-random", "a", false).runs()).isEqualTo(1);
    }

    @Test
    void whatProvesNothingDoesNotCountAndWhatBrokeDoes() {
        lines.add(line("kill-random", "a", 5).put("verdict", "void"));
        ObjectNode broken = line("kill-random", "a", 5).put("verdict", "broken");
        broken.withArray("promises")
                .addObject()
                .put("promise", "nothing doubles")
                .put("holds", false);
        lines.add(broken);
        lines.add(line("kill-random", "a", 5));

        Progress progress = progress("kill-random", "a", false);

        assertThat(progress.times()).isEqualTo(10);
        assertThat(progress.broken()).isEqualTo(Map.of("nothing doubles", 1));
        assertThat(progress.row("kill-random", 10)).contains("10 of 10", "**broken**", "nothing doubles");
    }

    @Test
    void aRowSaysWhatWasMeasured() {
        assertThat(progress("kill-random", "a", false).row("kill-random", 10))
                .isEqualTo("| `kill-random` | 0 of 10 | not run |  |");
        lines.add(line("kill-random", "a", 2));
        assertThat(progress("kill-random", "a", false).row("kill-random", 10))
                .isEqualTo("| `kill-random` | 2 of 10 | kept | 0 of 100 facts broken; "
                        + "kill to first ok: p50 1.0 s, p95 2.0 s, at most 2.0 s (2) |");
    }

    @Test
    void aRunThatBreaksOffIsVoidBeforeAnythingHappenedAndBrokenAfter() {
        DrillReport early = new DrillReport();
        early.broke("no store");
        assertThat(early.toJson().path("verdict").asText()).isEqualTo("void");
        DrillReport late = new DrillReport();
        late.happened();
        late.broke("the node did not start again");
        assertThat(late.toJson().path("verdict").asText()).isEqualTo("broken");
    }

    @Test
    void aPromiseOfAPercentileNeedsSamples() {
        DrillReport report = new DrillReport();
        report.promise("pause", 95, Duration.ofSeconds(3));
        assertThat(report.exitCode()).isEqualTo(DrillReport.PROVES_NOTHING);
        report.samples().add("pause", 3_001);
        report.promise("pause", 95, Duration.ofSeconds(3));
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void spreadIsTheFullestAgainstTheEmptiest() {
        Spread spread = Spread.of(Map.of(
                1, new Hosted(Map.of("1", 2, "2", 0, "3", 1)),
                2, new Hosted(Map.of("4", 1)),
                3, new Hosted(Map.of("5", 1, "6", 1))));
        assertThat(spread.difference()).isEqualTo(2);
        assertThat(spread.awake()).isEqualTo(Map.of(1, 3, 2, 1, 3, 2));
    }
}
