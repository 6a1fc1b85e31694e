package dev.hearth.localstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    private Path folder;

    @Test
    void saysInOneLineThatTheFolderIsInUse() {
        try (var held = FolderLock.take(folder.resolve("lock"), Duration.ZERO)) {
            assertThatThrownBy(() -> FolderLock.take(folder.resolve("lock"), Duration.ofMillis(150)))
                    .isInstanceOf(LocalStoreFailure.class)
                    .hasMessageStartingWith("data folder " + folder + " is in use by another process")
                    .hasMessageNotContaining("\n");
            assertThatCode(held::close).doesNotThrowAnyException();
        }
    }

    @Test
    void canBeTakenAgainAfterItWasGivenUp() {
        FolderLock.take(folder.resolve("lock"), Duration.ZERO).close();

        assertThatCode(() ->
                        FolderLock.take(folder.resolve("lock"), Duration.ZERO).close())
                .doesNotThrowAnyException();
    }
}
