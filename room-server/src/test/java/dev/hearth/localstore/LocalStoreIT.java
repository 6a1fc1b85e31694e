package dev.hearth.localstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.hearth.schema.cassandra.AdminSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreIT {
    @TempDir
    private Path folder;

    private static CqlSession connect(LocalStore store) {
        return AdminSession.open(LocalStores.config(store));
    }

    private static void awaitEnd(ProcessHandle process) throws Exception {
        process.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void keepsDataAndPortFromOneStartToTheNextAndLeavesNoProcess() throws Exception {
        var first = LocalStore.start(LocalStores.settings(folder));
        try (var session = connect(first)) {
            session.execute("CREATE KEYSPACE k WITH replication = {'class':'SimpleStrategy','replication_factor':1}");
            session.execute("CREATE TABLE k.t (id int PRIMARY KEY)");
            session.execute("INSERT INTO k.t (id) VALUES (7)");
        }
        var process = first.process();
        first.close();
        assertThat(process.isAlive()).isFalse();

        try (var second = LocalStore.start(LocalStores.settings(folder));
                var session = connect(second)) {
            assertThat(second.contactPoint()).isEqualTo(first.contactPoint());
            assertThat(session.execute("SELECT id FROM k.t").one().getInt(0)).isEqualTo(7);
            refusesTheFolderWhileItIsInUse();
            startsAgainWhenTheChildIsKilled(second);
        }
    }

    private void refusesTheFolderWhileItIsInUse() {
        var settings = LocalStores.settings(folder);
        var impatient = new LocalStoreSettings(
                LocalStoreSettings.Mode.OWN,
                folder,
                settings.classPath(),
                0,
                settings.heapMaxBytes(),
                settings.startTimeout(),
                settings.stopTimeout(),
                Duration.ofMillis(100),
                settings.restartDelayMin(),
                settings.restartDelayMax());

        assertThatThrownBy(() -> LocalStore.start(impatient))
                .isInstanceOf(LocalStoreFailure.class)
                .hasMessageContaining("is in use by another process");
    }

    private static void startsAgainWhenTheChildIsKilled(LocalStore store) throws Exception {
        var killed = store.process();
        killed.destroyForcibly();
        awaitEnd(killed);

        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (store.process().pid() == killed.pid() || !answers(store)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static boolean answers(LocalStore store) {
        return CqlProbe.answers(Integer.parseInt(store.contactPoint().split(":", 2)[1]));
    }

    @Test
    void noOrphanStaysWhenTheServerIsKilled() throws Exception {
        var server = startServerProcess();
        try {
            var store = ProcessHandle.of(firstLineAsPid(server)).orElseThrow();
            assertThat(store.isAlive()).isTrue();

            server.destroyForcibly();
            awaitEnd(server.toHandle());

            awaitEnd(store);
            assertThat(store.isAlive()).isFalse();
        } finally {
            server.destroyForcibly();
        }
    }

    private Process startServerProcess() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(
                        java.toString(), "-cp", classPath, LocalStoreHolder.class.getName(), folder.toString())
                .redirectError(new File("target/local-store-holder.log"))
                .start();
    }

    private static long firstLineAsPid(Process server) throws IOException {
        try (var out = server.inputReader()) {
            return Long.parseLong(String.valueOf(out.readLine()).strip());
        }
    }

    @Test
    void saysInOneLineThatTheChildCouldNotStart() throws IOException {
        var settings = LocalStores.settings(folder);
        var withoutJars = new LocalStoreSettings(
                LocalStoreSettings.Mode.OWN,
                folder,
                Files.createDirectories(folder.resolve("nothing")).toString(),
                0,
                settings.heapMaxBytes(),
                settings.startTimeout(),
                settings.stopTimeout(),
                settings.lockTimeout(),
                settings.restartDelayMin(),
                settings.restartDelayMax());

        assertThatThrownBy(() -> LocalStore.start(withoutJars))
                .isInstanceOf(LocalStoreFailure.class)
                .hasMessageStartingWith("the local store ended with code 1 while starting, see ")
                .hasMessageNotContaining("\n");
    }
}
