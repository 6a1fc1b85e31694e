package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bench.Bench;
import dev.hearth.load.bot.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tiny plaza against a node with the limits it has out of the box: benchmarks that nobody runs stop working. */
@ExtendWith(SharedTown.class)
class BenchIT {

    private final Town town;

    BenchIT(Town town) {
        this.town = town;
    }

    @Test
    void everyLineOfASmallPlazaReachesEverybody() throws Exception {
        Path lines = Town.freshFolder("bench").resolve("bench.jsonl");
        Bench.main(new String[] {
            "plaza --rooms=2 --people=3 --rates=4 --warm-up=0 --seconds=2",
            "--target=" + town.node().url(),
            "--server-pid=" + town.node().pid(),
            "--out=" + lines
        });

        List<String> written = Files.readAllLines(lines);
        assertThat(written).hasSize(1);
        JsonNode line = Json.parse(written.get(0));
        assertThat(line.path("benchmark").asText()).isEqualTo("plaza");
        JsonNode results = line.path("results");
        assertThat(results.path("acknowledged").asLong()).as(line.toString()).isPositive();
        assertThat(results.path("delivered").asLong())
                .as(line.toString())
                .isEqualTo(3 * results.path("acknowledged").asLong());
        assertThat(results.path("unanswered_at_end").asLong()).isZero();
        assertThat(results.path("lost_sockets").asLong()).isZero();
        assertThat(results.path("stages").get(0).path("cpu").path("server_threads_cores"))
                .isNotEmpty();
    }
}
