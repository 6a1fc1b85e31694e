package dev.hearth.localnodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollingRestartTest {

    private static final List<String> NAMES = List.of("one", "two", "three");
    private static final String NOTHING =
            "more than one node is not ready, or not all are members: nothing was restarted";
    private static final String UNTIL_STOPPED = "trap 'exit 0' TERM; echo %s; while true; do sleep 0.05; done";

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> steps = new ArrayList<>();
    private final World world = new World();
    private LocalNodes nodes;

    /** What is answered, one after the other; the last answer for ever. */
    private static final class World implements RollingRestart.Outlook {
        private final Deque<Boolean> whole = new ArrayDeque<>(List.of(true));
        private Optional<String> oldest = Optional.empty();
        private final Set<String> away = new HashSet<>();

        @Override
        public boolean isReady(String node) {
            return !away.contains(node);
        }

        @Override
        public boolean isWhole() {
            return whole.size() > 1 ? whole.remove() : whole.element();
        }

        @Override
        public Optional<String> oldest() {
            return oldest;
        }
    }

    private static List<NodeCommand> commands(String word) {
        return NAMES.stream()
                .map(name -> new NodeCommand(name, List.of("sh", "-c", UNTIL_STOPPED.formatted(word)), Map.of()))
                .toList();
    }

    @BeforeEach
    void startNodes() throws Exception {
        nodes = LocalNodes.start(commands("old"), Duration.ofMillis(10), line -> {
            if (!line.contains("ended with")) {
                said.add(line);
            }
        });
        assertThat(List.of(line(), line(), line())).containsExactlyInAnyOrder("one | old", "two | old", "three | old");
    }

    @AfterEach
    void stopNodes() {
        nodes.close();
    }

    private String line() throws InterruptedException {
        return String.valueOf(said.poll(10, TimeUnit.SECONDS));
    }

    private boolean roll(Duration patience) throws InterruptedException {
        return new RollingRestart(nodes, world, patience).run(commands("new"), line -> steps.add(shape(line)));
    }

    /** A step without its times. */
    private static String shape(String line) {
        return line.replaceAll("[0-9.]+ s", "T");
    }

    @Test
    void restartsOneAfterTheOther() throws Exception {
        assertThat(roll(Duration.ofSeconds(10))).isTrue();
        assertThat(steps)
                .containsExactly(
                        "one stops",
                        "one ended after T and starts again",
                        "one is back after T",
                        "two stops",
                        "two ended after T and starts again",
                        "two is back after T",
                        "three stops",
                        "three ended after T and starts again",
                        "three is back after T",
                        "all nodes were restarted");
        assertThat(List.of(line(), line(), line())).containsExactlyInAnyOrder("one | new", "two | new", "three | new");
    }

    @Test
    void waitsUntilTheClusterIsWholeAgain() throws Exception {
        world.whole.clear();
        world.whole.addAll(List.of(true, false, false, true));
        assertThat(roll(Duration.ofSeconds(10))).isTrue();
        assertThat(world.whole).containsExactly(true);
    }

    @Test
    void theOldestGoesLast() throws Exception {
        world.oldest = Optional.of("one");
        assertThat(roll(Duration.ofSeconds(10))).isTrue();
        assertThat(steps.stream().filter(step -> step.endsWith("stops")))
                .containsExactly("two stops", "three stops", "one stops");
    }

    @Test
    void stopsAtTheFirstThatDoesNotComeBack() throws Exception {
        world.whole.clear();
        world.whole.addAll(List.of(true, true, false));
        assertThat(roll(Duration.ofMillis(100))).isFalse();
        assertThat(steps)
                .endsWith("two has not come back within T: the nodes after it were left as they are")
                .doesNotContain("three stops");
    }

    @Test
    void touchesNothingUnlessAllAreThere() throws Exception {
        world.whole.clear();
        world.whole.add(false);
        assertThat(roll(Duration.ofSeconds(10))).isFalse();
        assertThat(steps).containsExactly(NOTHING);
    }

    /** The way back from a build that does not start. */
    @Test
    void whoIsAwayGoesFirst() throws Exception {
        world.away.add("two");
        world.oldest = Optional.of("one");
        assertThat(roll(Duration.ofSeconds(10))).isTrue();
        assertThat(steps.stream().filter(step -> step.endsWith("stops")))
                .containsExactly("two stops", "three stops", "one stops");
    }

    @Test
    void touchesNothingWhileTwoAreAway() throws Exception {
        world.away.addAll(List.of("one", "two"));
        assertThat(roll(Duration.ofSeconds(10))).isFalse();
        assertThat(steps).containsExactly(NOTHING);
    }
}
