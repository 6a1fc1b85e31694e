package dev.hearth.load.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.drill.DrillReport;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.socket.HttpExchange;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFilesTest {

    private static final LoadProfile PROFILE = LoadProfile.of("tea", 4, 1, 4);

    @TempDir
    private Path folder;

    private String junit(DrillReport report) throws Exception {
        Map<String, String> properties = Map.of("results", folder.toString());
        VerdictFiles.junit(
                PROFILE, LoadSettings.of(PROFILE, name -> Optional.ofNullable(properties.get(name))), report);
        return Files.readString(folder.resolve("TEST-load.tea.xml"));
    }

    @Test
    void aBrokenPromiseIsAFailedTest() throws Exception {
        DrillReport report = new DrillReport();
        report.promise("kept <always>", true, "1 checked");
        report.promise("broken", false, "1 broken", List.of("room:r offset 4"));

        assertThat(junit(report))
                .contains("tests=\"3\" failures=\"1\" errors=\"0\"")
                .contains("name=\"kept &lt;always&gt;\"")
                .contains("<failure message=\"1 broken\">room:r offset 4</failure>");
    }

    @Test
    void aVoidRunIsAnError() throws Exception {
        DrillReport report = new DrillReport();
        report.promise("kept", true, "1 checked");
        report.proves(false, "the generator was saturated");

        assertThat(junit(report))
                .contains("failures=\"0\" errors=\"1\"")
                .contains("<error message=\"void\">the generator was saturated</error>");
    }

    @Test
    void thePageHoldsEveryRunAndNothingThatEndsItsScript() throws Exception {
        assertThat(VerdictFiles.page("{\"scenario\":\"one\"}\n{\"scenario\":\"</script>\"}\n"))
                .contains("{\"scenario\":\"one\"},\n{\"scenario\":\"<\\/script>\"}")
                .doesNotContain("/*RUNS*/");
    }

    @Test
    void theVerdictIsThereForWhoeverAsks() throws Exception {
        try (VerdictDoor door = VerdictDoor.open(() -> "kept")) {
            URI url = door.url();
            assertThat(HttpExchange.get(url, Optional.empty()).body()).isEqualTo("kept");
        }
    }
}
