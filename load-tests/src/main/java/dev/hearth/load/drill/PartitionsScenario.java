package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.CuttableNetwork;
import dev.hearth.load.process.HearthCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * The network parts one node from the others, or carries only one way between them, while people and the store reach all. The
 * one has to end before what the others decide can contradict it; when the network is whole it is started again.
 */
final class PartitionsScenario implements ClusterScenario {

    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(25);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(60);

    private final DrillName kind;

    /** @param kind one of the four partitions */
    PartitionsScenario(DrillName kind) {
        this.kind = kind;
    }

    @Override
    public HearthCluster.Plan plan(HearthCluster.Plan usual) {
        return usual.withCuttableNetwork();
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Random random = new Random(town.settings().seed());
        town.work();
        for (int i = 0; i < town.settings().count().times(); i++) {
            Watch.pass(CALM);
            part(town, lonely(town.cluster(), random), report);
        }
        Watch.pass(CALM);
        report.proves(town.log().lostWithUnanswered() > 0, "no partition took an answer with it");
    }

    private ClusterNode lonely(HearthCluster cluster, Random random) throws IOException {
        ClusterNode oldest = cluster.oldest();
        List<ClusterNode> younger =
                cluster.alive().stream().filter(node -> node != oldest).toList();
        return kind == DrillName.PARTITION_OLDEST ? oldest : younger.get(random.nextInt(younger.size()));
    }

    private void part(DrillTown town, ClusterNode lonely, DrillReport report) throws IOException, InterruptedException {
        HearthCluster cluster = town.cluster();
        List<ClusterNode> others =
                cluster.alive().stream().filter(node -> node != lonely).toList();
        Affected affected = Affected.by(town, lonely);
        long parted = System.nanoTime();
        cut(cluster.cuttable(), lonely, others);
        Recovery recovery = Recovery.begin(affected, parted);
        boolean gone = Watch.until(GONE_WITHIN, () -> !lonely.alive());
        report.samples().add("cut_to_gone", Watch.msSince(parted));
        boolean heard = recovery.await(HEARD_WITHIN);
        recovery.addTo(report.samples(), "cut");
        Duration rest = Duration.ofSeconds(town.settings().seconds()).minusMillis(Watch.msSince(parted));
        Watch.pass(rest.isNegative() ? Duration.ZERO : rest);
        heal(cluster.cuttable(), lonely, others);
        report.promise(
                "whoever is alone is gone within " + GONE_WITHIN.toSeconds() + " s",
                gone,
                gone ? "exit code " + lonely.awaitEnd() : "it ran on");
        report.promise("the others live on", others.stream().allMatch(ClusterNode::alive), others.size() + " nodes");
        report.promise("whoever had something at the lonely node is heard", heard, recovery.facts());
        report.proves(!affected.rooms().isEmpty(), "no room lived on the lonely node");
        report.happened();
        if (!gone) {
            lonely.kill();
        }
        lonely.startAgain();
        cluster.awaitWhole();
    }

    private void cut(CuttableNetwork network, ClusterNode lonely, List<ClusterNode> others)
            throws IOException, InterruptedException {
        for (ClusterNode other : others) {
            if (kind != DrillName.PARTITION_DEAF) {
                network.cut(lonely.number(), other.number());
            }
            if (kind != DrillName.PARTITION_MUTE) {
                network.cut(other.number(), lonely.number());
            }
        }
    }

    private static void heal(CuttableNetwork network, ClusterNode lonely, List<ClusterNode> others)
            throws IOException, InterruptedException {
        for (ClusterNode other : others) {
            network.heal(lonely.number(), other.number());
            network.heal(other.number(), lonely.number());
        }
    }
}
