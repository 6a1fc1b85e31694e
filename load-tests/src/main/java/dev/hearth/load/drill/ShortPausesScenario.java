package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A node stands still for a moment (SIGSTOP), as it would for its garbage: nobody may be expelled for that. */
final class ShortPausesScenario implements ClusterScenario {

    /** As long as a wrong decision would take: notice, be sure, and be sure once more. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Random random = new Random(town.settings().seed());
        town.work();
        Watch.pass(AFTERMATH);
        int noticed = 0;
        for (int i = 0; i < town.settings().count().times(); i++) {
            List<ClusterNode> nodes = town.cluster().nodes();
            noticed += pause(town, nodes.get(random.nextInt(nodes.size())), report) ? 1 : 0;
        }
        report.figure("pauses_noticed_as_unreachable", noticed);
    }

    /** Whether some node could not be reached for a while, which is allowed. */
    private static boolean pause(DrillTown town, ClusterNode node, DrillReport report)
            throws IOException, InterruptedException {
        MembershipWatch watch = MembershipWatch.begin(town.cluster().nodes());
        node.pause();
        try {
            Watch.pass(Duration.ofSeconds(town.settings().seconds()));
        } finally {
            node.resume();
        }
        watch.look(AFTERMATH);
        report.promise(
                "a pause of " + town.settings().seconds() + " s changes no membership",
                watch.holds(),
                "node " + node.number() + ", " + watch.looks() + " views");
        report.proves(watch.looks() > 0, "nobody could be asked for the members");
        report.happened();
        return watch.doubts() > 0;
    }
}
