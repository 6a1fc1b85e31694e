package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.drill.Drill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small drill of lost links: what the long one proves is proved a little by every build, and the drill itself works. */
class CutLinksIT {

    private static final int CUTS = 40;

    @Test
    void nothingIsLostOrDoubledWhenLinksBreak() throws Exception {
        Path folder = Town.freshFolder("cut-links");
        Path lines = folder.resolveSibling("cut-links.jsonl");
        Files.deleteIfExists(lines);

        int code = Drill.run(
                "cuts --bots=20 --rooms=2 --rate=40 --cuts=" + CUTS + " --longest=3 --backoff-max=1",
                "--work=" + folder,
                "--out=" + lines);

        List<String> written = Files.readAllLines(lines);
        assertThat(written).hasSize(1);
        JsonNode line = Json.parse(written.get(0));
        assertThat(code).as(line.toPrettyString()).isZero();
        assertThat(line.path("verdict").asText()).isEqualTo("kept");
        JsonNode bots = line.path("figures").path("bots");
        assertThat(bots.path("lost").asInt()).isGreaterThanOrEqualTo(CUTS);
        assertThat(bots.path("without_snapshot_percent").asDouble()).isGreaterThanOrEqualTo(99);
    }
}
