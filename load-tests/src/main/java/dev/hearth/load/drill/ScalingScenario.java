package dev.hearth.load.drill;

import dev.hearth.load.process.HearthCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;

/** Two nodes come, rooms move to them, and the two go again, while people go on. */
final class ScalingScenario implements ClusterScenario {

    private static final int MORE = 2;
    private static final int SHARDS_APART_MAX = 2;
    private static final Duration EVEN_WITHIN = Duration.ofMinutes(5);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
    private static final int COMMANDS_MIN = 1_000;
    private static final int ENDED_BY_SIGTERM = 143;

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Random random = new Random(town.settings().seed());
        Duration calm = Duration.ofSeconds(town.settings().seconds());
        int few = town.cluster().nodes().size();
        town.work();
        for (int i = 0; i < town.settings().count().times(); i++) {
            Watch.pass(calm);
            Pauses growing = Pauses.begin(town, town.residents(), random);
            grow(town.cluster(), few, report);
            growing.end(ANSWERED_WITHIN, report.samples(), "pause_while_growing");
            Watch.pass(calm);
            Pauses shrinking = Pauses.begin(town, town.residents(), random);
            shrink(town.cluster(), few, report);
            shrinking.end(ANSWERED_WITHIN, report.samples(), "pause_while_shrinking");
            report.happened();
        }
        Watch.pass(calm);
        report.proves(town.log().ok() >= COMMANDS_MIN, "hardly anything was done meanwhile");
    }

    private static void grow(HearthCluster cluster, int few, DrillReport report)
            throws IOException, InterruptedException {
        for (int number = few + 1; number <= few + MORE; number++) {
            cluster.add(number);
        }
        cluster.awaitWhole();
        even(cluster, report, "grown");
    }

    private static void shrink(HearthCluster cluster, int few, DrillReport report)
            throws IOException, InterruptedException {
        for (int number = few + MORE; number > few; number--) {
            long asked = System.nanoTime();
            int code = cluster.remove(number);
            report.samples().add("sigterm_to_end", Watch.msSince(asked));
            report.promise(
                    "a node that is taken away ends in good order",
                    code == 0 || code == ENDED_BY_SIGTERM,
                    "node " + number + ": exit code " + code);
            cluster.awaitWhole();
        }
        even(cluster, report, "shrunk");
    }

    private static void even(HearthCluster cluster, DrillReport report, String what)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        boolean even = Watch.until(EVEN_WITHIN, () -> rooms(cluster).difference() <= SHARDS_APART_MAX);
        report.samples().add(what + "_to_even", Watch.msSince(begun));
        Spread rooms = rooms(cluster);
        report.promise(
                what + ": shards of rooms on the nodes are at most " + SHARDS_APART_MAX + " apart",
                even,
                "shards " + rooms.shards() + ", rooms " + rooms.awake() + ", sessions "
                        + Spread.of(cluster.alive(), "UserSession").awake());
    }

    private static Spread rooms(HearthCluster cluster) {
        try {
            return Spread.of(cluster.alive(), "Room");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
