package dev.hearth.localnodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalNodesTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private LocalNodes start(String script) {
        var command = new NodeCommand("one", List.of("sh", "-c", script), Map.of("GREETING", "hello"));
        return LocalNodes.start(List.of(command), Duration.ofMillis(10), lines::add);
    }

    private String line() throws InterruptedException {
        return String.valueOf(lines.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aNodeThatEndsIsStartedAgain() throws Exception {
        try (var nodes = start("echo $GREETING; exit 3")) {
            assertThat(nodes).isNotNull();
            for (int i = 0; i < 3; i++) {
                assertThat(line()).isEqualTo("one | hello");
                assertThat(line()).isEqualTo("one | ended with code 3, starts again");
            }
        }
    }

    @Test
    void aNodeIsRestartedByAnotherCommandFromThenOn() throws Exception {
        try (var nodes = start("trap 'echo bye; exit 0' TERM; echo old; while true; do sleep 0.05; done")) {
            assertThat(line()).isEqualTo("one | old");

            nodes.restart(new NodeCommand("one", List.of("sh", "-c", "echo new; exit 4"), Map.of()));

            assertThat(List.of(line(), line())).containsExactly("one | bye", "one | ended with code 0, starts again");
            for (int i = 0; i < 2; i++) {
                assertThat(List.of(line(), line()))
                        .containsExactly("one | new", "one | ended with code 4, starts again");
            }
        }
    }

    @Test
    void aCommandThatCannotBeStartedIsTriedAgainUntilThereIsAnother() throws Exception {
        try (var nodes = start("trap 'exit 0' TERM; echo old; while true; do sleep 0.05; done")) {
            assertThat(line()).isEqualTo("one | old");
            nodes.restart(new NodeCommand("one", List.of("/no/such/program"), Map.of()));
            assertThat(line()).isEqualTo("one | ended with code 0, starts again");
            assertThat(line()).startsWith("one | cannot be started: ");

            nodes.restart(new NodeCommand("one", List.of("sh", "-c", "echo new; exec sleep 60"), Map.of()));

            var next = line();
            while (next.startsWith("one | cannot be started: ")) {
                next = line();
            }
            assertThat(next).isEqualTo("one | new");
        }
    }

    @Test
    void onlyNodesThatAreThereAreRestarted() {
        try (var nodes = start("exec sleep 60")) {
            assertThatThrownBy(() -> nodes.restart(new NodeCommand("two", List.of("true"), Map.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two");
        }
    }

    @Test
    void closingAsksNodesToStopAndWaitsForThem() throws Exception {
        var nodes = start("trap 'echo bye; exit 0' TERM; echo $$; while true; do sleep 0.05; done");
        long pid = Long.parseLong(line().replace("one | ", ""));

        nodes.close();

        assertThat(line()).isEqualTo("one | bye");
        assertThat(line()).isEqualTo("one | ended with code 0");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
