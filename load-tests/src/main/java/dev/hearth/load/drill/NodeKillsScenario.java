package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.HearthCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * One node of several is killed with kill -9 under load, and started again only when everybody is heard again: until then
 * nothing helps the others but themselves.
 */
final class NodeKillsScenario implements ClusterScenario {

    private static final Duration HEARD_WITHIN = Duration.ofSeconds(60);
    private static final Duration FIRST_OK_P95 = Duration.ofSeconds(13);
    private static final double P95 = 95;

    private final boolean oldest;

    /** @param oldest whether the oldest node is killed each time, otherwise any */
    NodeKillsScenario(boolean oldest) {
        this.oldest = oldest;
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Random random = new Random(town.settings().seed());
        town.work();
        for (int i = 0; i < town.settings().count().times(); i++) {
            Watch.pass(Duration.ofSeconds(town.settings().seconds()));
            kill(town, victim(town.cluster(), random), report);
        }
        Watch.pass(Duration.ofSeconds(town.settings().seconds()));
        report.promise(Recovery.ofRoom("kill"), P95, FIRST_OK_P95);
        report.promise(Recovery.ofSession("kill"), P95, FIRST_OK_P95);
        report.proves(town.log().lostWithUnanswered() > 0, "no kill took an answer with it");
    }

    private ClusterNode victim(HearthCluster cluster, Random random) throws IOException {
        List<ClusterNode> alive = cluster.alive();
        return oldest ? cluster.oldest() : alive.get(random.nextInt(alive.size()));
    }

    private static void kill(DrillTown town, ClusterNode node, DrillReport report)
            throws IOException, InterruptedException {
        Affected affected = Affected.by(town, node);
        long killed = System.nanoTime();
        node.kill();
        Recovery recovery = Recovery.begin(affected, killed);
        boolean heard = recovery.await(HEARD_WITHIN);
        recovery.addTo(report.samples(), "kill");
        report.promise(
                "whoever had something there is heard within " + HEARD_WITHIN.toSeconds() + " s",
                heard,
                recovery.facts());
        report.proves(!affected.rooms().isEmpty(), "no room lived on the node that was killed");
        report.happened();
        long started = System.nanoTime();
        node.startAgain();
        town.cluster().awaitWhole();
        report.samples().add("start_to_member", Watch.msSince(started));
    }
}
