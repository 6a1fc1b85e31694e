package dev.hearth.localstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildCommandTest {
    @TempDir
    private Path empty;

    @Test
    void saysInOneLineThatThereIsNoJava() {
        assertThatThrownBy(() -> ChildCommand.java(empty.toString()))
                .isInstanceOf(LocalStoreFailure.class)
                .hasMessageStartingWith("no java at " + empty.resolve("bin/java"))
                .hasMessageNotContaining("\n");
    }

    @Test
    void runsTheLauncherThatEndsWithTheServer() {
        var command = ChildCommand.of(Path.of("java"), LocalStores.settings(empty), new StoreFolder(empty));

        assertThat(command)
                .contains("-Xmx524288k", "-Xmn196608k", "-Dhearth.store.lock=" + empty.resolve("cassandra.lock"))
                .endsWith("-cp", LocalStores.CLASS_PATH, "dev.hearth.localstore.child.CassandraLauncher");
    }
}
