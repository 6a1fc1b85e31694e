package dev.hearth.localnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartDoorTest {

    @TempDir
    private Path folder;

    private final List<String> heard = new ArrayList<>();

    private boolean ask(Optional<Path> distribution) throws Exception {
        return RestartDoor.ask(folder, distribution, heard::add);
    }

    @Test
    void passesOnWhatIsAskedAndHowItGoes() throws Exception {
        try (var door = RestartDoor.open(folder, (distribution, lines) -> {
            lines.accept("from " + distribution);
            return distribution.isPresent();
        })) {
            assertThat(door).isNotNull();
            assertThat(ask(Optional.of(Path.of("/opt/hearth 2")))).isTrue();
            assertThat(ask(Optional.empty())).isFalse();
        }
        assertThat(heard).containsExactly("from Optional[/opt/hearth 2]", "from Optional.empty");
    }

    @Test
    void oneRestartAtATime() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var door = RestartDoor.open(folder, (distribution, lines) -> {
            begun.countDown();
            return mayEnd.await(10, TimeUnit.SECONDS);
        })) {
            assertThat(door).isNotNull();
            var first = CompletableFuture.supplyAsync(() -> {
                try {
                    return RestartDoor.ask(folder, Optional.empty(), line -> {});
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ask(Optional.empty())).isFalse();
            assertThat(heard).containsExactly("a rolling restart is under way already");
            mayEnd.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void onlyItsOwnerMayAskAndAPredecessorIsNotInTheWay() throws Exception {
        Files.writeString(folder.resolve("cluster.sock"), "left behind");
        try (var door = RestartDoor.open(folder, (distribution, lines) -> true)) {
            assertThat(door).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("cluster.sock"))))
                    .isEqualTo("rw-------");
            assertThat(ask(Optional.empty())).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysSoWhereNoClusterRuns() {
        assertThatThrownBy(() -> ask(Optional.empty()))
                .isInstanceOf(NoClusterRuns.class)
                .hasMessage("no cluster runs in " + folder + ": start it with `hearth cluster`");
    }
}
