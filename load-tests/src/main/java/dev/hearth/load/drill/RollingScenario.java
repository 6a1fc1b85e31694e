package dev.hearth.load.drill;

import dev.hearth.load.Distribution;
import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.HearthCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * One node after the other is asked to stop (SIGTERM), ends, starts again and joins, while people go on. An upgrade begins with
 * the distribution of an earlier build, which writes a journal, and ends with this build.
 */
final class RollingScenario implements ClusterScenario {

    private static final Duration PAUSE_P95 = Duration.ofSeconds(3);
    private static final double P95 = 95;
    private static final double FAILED_PERCENT_MAX = 0.1;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
    private static final int COMMANDS_MIN = 1_000;
    private static final int ENDED_BY_SIGTERM = 143;

    private final Optional<Path> previous;

    /** @param previous the distribution to begin with */
    RollingScenario(Optional<Path> previous) {
        this.previous = previous;
    }

    @Override
    public HearthCluster.Plan plan(HearthCluster.Plan usual) {
        return previous.map(folder -> usual.from(new Distribution(folder))).orElse(usual);
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Random random = new Random(town.settings().seed());
        Duration calm = Duration.ofSeconds(town.settings().seconds());
        town.work();
        for (int i = 0; i < town.settings().count().times(); i++) {
            for (ClusterNode node : town.cluster().nodes()) {
                Watch.pass(calm);
                restart(town, node, random, report);
            }
            report.happened();
        }
        Watch.pass(calm);
        report.promise("pause", P95, PAUSE_P95);
        int decided = town.log().decided();
        int failed = town.log().failed();
        report.promise(
                "at most " + FAILED_PERCENT_MAX + " % of all commands fail in the end",
                failed * 100.0 <= FAILED_PERCENT_MAX * decided,
                failed + " of " + decided);
        report.proves(decided >= COMMANDS_MIN, "hardly anything was done meanwhile");
    }

    private static void restart(DrillTown town, ClusterNode node, Random random, DrillReport report)
            throws IOException, InterruptedException {
        Pauses pauses = Pauses.begin(town, Affected.by(town, node).all(), random);
        long asked = System.nanoTime();
        int code = node.stop();
        report.samples().add("sigterm_to_end", Watch.msSince(asked));
        report.promise(
                "a node that is asked to stop ends in good order",
                code == 0 || code == ENDED_BY_SIGTERM,
                "node " + node.number() + ": exit code " + code);
        node.upgrade(Distribution.fromBuild());
        long started = System.nanoTime();
        node.startAgain();
        town.cluster().awaitWhole();
        report.samples().add("start_to_member", Watch.msSince(started));
        pauses.end(ANSWERED_WITHIN, report.samples(), "pause");
    }
}
