package dev.hearth.load.drill;

import dev.hearth.load.process.HearthCluster;
import java.io.IOException;

/** A scenario of several nodes: what happens, happens so often in one run as its settings say. */
interface ClusterScenario extends Scenario {

    /** What is started: nodes of the build that find each other on loopback addresses. */
    default HearthCluster.Plan plan(HearthCluster.Plan usual) {
        return usual;
    }

    @Override
    default DrillWorld open(DrillSettings settings, String configuration) throws IOException, InterruptedException {
        HearthCluster.Plan plan = plan(
                HearthCluster.Plan.of(settings.workFolder(), settings.drill().nodes(), configuration));
        HearthCluster cluster = HearthCluster.start(plan);
        try {
            cluster.awaitWhole();
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return new ManyNodes(cluster, !plan.cuttable());
    }
}
