package dev.hearth.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaScriptTest {
    @Test
    void versionsRiseByOneFromOne() {
        var versions = SchemaScript.all().stream().map(SchemaScript::version).toList();

        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    @Test
    void indexNamesEveryFileOfTheFolder() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/schema"))) {
            var versioned = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("V"))
                    .sorted()
                    .toList();

            assertThat(SchemaScript.all()).extracting(SchemaScript::file).isEqualTo(versioned);
        }
    }

    @Test
    void statementsHaveNoCommentsAndNoPlaceholders() {
        var statements = SchemaScript.all().get(0).statements("{'class': 'SimpleStrategy'}");

        assertThat(statements)
                .allSatisfy(cql -> assertThat(cql).doesNotContain("--", "${", ";"))
                .first()
                .isEqualTo(
                        "CREATE KEYSPACE IF NOT EXISTS hearth_journal WITH replication = {'class': 'SimpleStrategy'}");
    }

    @Test
    void checksumFollowsTheText() {
        assertThat(new SchemaScript(1, "a", "x").checksum())
                .isEqualTo(new SchemaScript(1, "b", "x").checksum())
                .isNotEqualTo(new SchemaScript(1, "a", "y").checksum());
    }
}
