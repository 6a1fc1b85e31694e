package dev.hearth.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void knowsEveryBenchmarkByItsName() {
        assertThat(BenchSettings.parse(List.of("all")))
                .extracting(run -> run.benchmark().word())
                .containsExactly(
                        "one-room",
                        "hundred-rooms",
                        "plaza",
                        "plaza-apart",
                        "plaza-limit",
                        "tables",
                        "arena",
                        "joins",
                        "idle",
                        "storm",
                        "overload",
                        "drain");
        assertThat(BenchSettings.parse(List.of("plaza")).get(0).load().rooms()).isEqualTo(20);
    }

    @Test
    void takesOptionsOverDefaults() {
        BenchSettings run = BenchSettings.parse(List.of(
                        "hundred-rooms",
                        "--target=http://127.0.0.1:7070",
                        "--server-pid=42",
                        "--rates=10,20.5",
                        "--seconds=3",
                        "--unanswered=0"))
                .get(0);
        assertThat(run.target()).contains(URI.create("http://127.0.0.1:7070"));
        assertThat(run.serverPid()).hasValue(42);
        assertThat(run.load().rates()).containsExactly(10.0, 20.5);
        assertThat(run.load().stageSeconds()).isEqualTo(3);
        assertThat(run.load().people()).isEqualTo(10);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String wrong : List.of(
                "",
                "--rooms=5",
                "circus",
                "arena --interest=some",
                "plaza --speed=9",
                "plaza --rooms=0",
                "drain --target=http://127.0.0.1:7070",
                "plaza --rates=-1")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> BenchSettings.parse(List.of(wrong.split(" ", -1))));
        }
    }

    @Test
    void explainsEveryOptionItTakes() {
        for (String option : List.of(
                "target",
                "server-pid",
                "store-pid",
                "out",
                "work",
                "rooms",
                "people",
                "rates",
                "warm-up",
                "warm-up-rate",
                "seconds",
                "interest",
                "unanswered")) {
            assertThat(BenchSettings.USAGE).contains("--" + option + "=");
        }
    }

    @Test
    void writesOneLineThatSaysWhatWasMeasuredOnWhat() throws Exception {
        BenchSettings run = BenchSettings.parse(List.of("plaza")).get(0);
        String line = Bench.describe(run, "0.1 0.2 0.3", Json.object().put("sockets", 1))
                .toString();
        assertThat(line).doesNotContain("\n");
        JsonNode read = Json.parse(line);
        for (String part : List.of("benchmark", "date", "commit", "dirty", "load_before", "parameters", "results")) {
            assertThat(read.has(part)).as(part).isTrue();
        }
        for (String part : List.of("cpu", "cores", "memory_gib", "kernel", "java")) {
            assertThat(read.path("hardware").has(part)).as(part).isTrue();
        }
    }

    @Test
    void splitsTheMachinesTimeByWhoUsedIt() {
        CpuWindow cpu = CpuWindow.between(
                new CpuWindow.Mark(0, OptionalLong.of(100), OptionalLong.empty(), 50, 1_000, Map.of("gc", 10L), 20),
                new CpuWindow.Mark(
                        2_000_000_000,
                        OptionalLong.of(1_000_100),
                        OptionalLong.empty(),
                        500_050,
                        3_001_000,
                        Map.of("gc", 500_010L),
                        1_000_020));
        assertThat(cpu.serverMicrosPer(1_000)).isEqualTo(1_000.0);
        assertThat(cpu.toJson().toString())
                .isEqualTo("{\"server_cores\":0.5,\"client_cores\":0.25,\"others_cores\":0.75,"
                        + "\"server_kernel_cores\":0.5,\"server_threads_cores\":{\"gc\":0.25}}");
    }

    @Test
    void countsAWindowApartFromTheWhole() {
        Tally tally = new Tally();
        tally.said(0);
        tally.acknowledged(1);
        tally.beginWindow();
        tally.said(0);
        tally.said(0);
        tally.refused("rate.limited");
        tally.delivered(5);
        assertThat(tally.window()).isEqualTo(new Tally.Counts(2, 0, 1));
        assertThat(tally.total()).isEqualTo(new Tally.Counts(3, 1, 1));
        assertThat(tally.open()).isEqualTo(1);
        assertThat(tally.refusals()).containsEntry("rate.limited", 1);
    }
}
