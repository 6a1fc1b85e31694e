package dev.hearth.localstore.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
    @TempDir
    private Path folder;

    @AfterEach
    void release() throws IOException {
        ProcessLock.release();
    }

    @Test
    void refusesAFileThatIsHeld() throws IOException {
        var file = folder.resolve("lock");

        assertThat(ProcessLock.hold(file)).isTrue();
        assertThat(ProcessLock.hold(file)).isFalse();
    }

    @Test
    void aReleasedFileCanBeHeldAgain() throws IOException {
        var file = folder.resolve("lock");
        ProcessLock.hold(file);

        ProcessLock.release();

        assertThat(ProcessLock.hold(file)).isTrue();
    }
}
