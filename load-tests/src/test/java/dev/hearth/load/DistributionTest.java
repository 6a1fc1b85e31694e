package dev.hearth.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    @TempDir
    private Path home;

    @Test
    void isRunnableOnlyWithAnExecutableScript() throws IOException {
        var distribution = new Distribution(home);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(distribution.script(), "#!/bin/sh\n");

        assertThat(distribution.isRunnable()).isFalse();
        assertThat(distribution.script().toFile().setExecutable(true)).isTrue();
        assertThat(distribution.isRunnable()).isTrue();
    }
}
