package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.scenario.Load;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The smoke scenario against a node with the limits it has out of the box: with its own thresholds, and with none that can be met. */
@ExtendWith(SharedTown.class)
class LoadIT {

    private final Town town;

    LoadIT(Town town) {
        this.town = town;
    }

    private Path run(String name, Map<String, String> more) throws Exception {
        Path results = Town.freshFolder(name);
        System.setProperty("target", town.node().url().toString());
        System.setProperty("server.pid", Long.toString(town.node().pid()));
        System.setProperty("ramp", "2");
        System.setProperty("results", results.toString());
        System.setProperty("gatling.results", results.resolve("gatling").toString());
        more.forEach(System::setProperty);
        return results;
    }

    @AfterEach
    void forgetProperties() {
        for (String name :
                List.of("target", "server.pid", "ramp", "duration", "threshold", "results", "gatling.results")) {
            System.clearProperty(name);
        }
    }

    private static JsonNode trend(Path results) throws Exception {
        List<String> lines = Files.readAllLines(results.resolve("trend.jsonl"));
        assertThat(lines).hasSize(1);
        return Json.parse(lines.get(0));
    }

    @Test
    void peopleTalkAndTheOracleFindsNothing() throws Exception {
        Path results = run("load", Map.of("duration", "8"));

        int code = Load.run(List.of("smoke"));

        JsonNode line = trend(results);
        assertThat(code).as(line.toPrettyString()).isZero();
        assertThat(line.path("verdict").asText()).isEqualTo("kept");
        JsonNode figures = line.path("figures");
        assertThat(figures.path("counted").path("answers").asInt()).isGreaterThan(20);
        assertThat(figures.path("counted").path("deliveries").asInt()).isGreaterThan(200);
        assertThat(figures.path("counted").path("cpu").path("server_cores").asDouble())
                .isPositive();
        assertThat(Files.readString(results.resolve("TEST-load.smoke.xml"))).contains("failures=\"0\" errors=\"0\"");
        try (var files = Files.walk(results.resolve("gatling"))) {
            assertThat(files).anyMatch(file -> file.endsWith("index.html"));
        }
    }

    @Test
    void aThresholdThatCannotBeMetFailsTheRun() throws Exception {
        Path results = run("load-impossible", Map.of("duration", "3", "threshold", "0"));

        int code = Load.run(List.of("smoke"));

        JsonNode line = trend(results);
        assertThat(code).as(line.toPrettyString()).isNotZero();
        assertThat(line.path("verdict").asText()).isEqualTo("broken");
        assertThat(Files.readString(results.resolve("TEST-load.smoke.xml")))
                .contains("failures=\"1\"")
                .contains("at most 0");
    }
}
