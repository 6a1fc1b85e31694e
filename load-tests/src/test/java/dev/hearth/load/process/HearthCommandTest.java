package dev.hearth.load.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HearthCommandTest {

    private static final String PROPERTY = "hearth.distribution";

    @TempDir
    private Path folder;

    @BeforeEach
    void pretendToHaveADistribution() {
        System.setProperty(PROPERTY, folder.toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void tellsCodeAndOutputOfBothKinds() throws Exception {
        script("echo \"started with $*\"; echo 'hearth: no store' >&2; exit 69");

        HearthCommand.Exit exit = HearthCommand.run(folder, Duration.ofSeconds(20), "run", "--config", "x");

        assertThat(exit.code()).isEqualTo(69);
        assertThat(exit.output().lines()).containsExactly("started with run --config x", "hearth: no store");
    }

    @Test
    void endsWhatDoesNotEndByItself() throws Exception {
        script("echo working; exec sleep 600");

        assertThatThrownBy(() -> HearthCommand.run(folder, Duration.ofMillis(300)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("still running");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .noneMatch(child -> child.info().commandLine().orElse("").contains("sleep 600"));
    }

    private void script(String body) throws IOException {
        Path script = Files.createDirectories(folder.resolve("bin")).resolve("hearth");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }
}
