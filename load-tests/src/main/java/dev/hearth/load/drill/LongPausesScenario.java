package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A node stands still for so long (SIGSTOP) that the others go on without it; when it wakes it has to see that, and end. */
final class LongPausesScenario implements ClusterScenario {

    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Random random = new Random(town.settings().seed());
        town.work();
        for (int i = 0; i < town.settings().count().times(); i++) {
            Watch.pass(CALM);
            List<ClusterNode> alive = town.cluster().alive();
            pause(town, alive.get(random.nextInt(alive.size())), report);
        }
        Watch.pass(CALM);
    }

    private static void pause(DrillTown town, ClusterNode node, DrillReport report)
            throws IOException, InterruptedException {
        Affected affected = Affected.by(town, node);
        long paused = System.nanoTime();
        Recovery recovery;
        node.pause();
        try {
            recovery = Recovery.begin(affected, paused);
            Watch.pass(Duration.ofSeconds(town.settings().seconds()));
        } finally {
            node.resume();
        }
        long woken = System.nanoTime();
        boolean ended = Watch.until(ENDS_WITHIN, () -> !node.alive());
        report.promise(
                "the node ends by itself within " + ENDS_WITHIN.toSeconds() + " s after waking",
                ended,
                ended ? "exit code " + node.awaitEnd() : "it runs on");
        report.samples().add("wake_to_end", Watch.msSince(woken));
        boolean heard = recovery.await(HEARD_WITHIN);
        recovery.addTo(report.samples(), "pause");
        boolean elsewhere = Watch.until(
                HEARD_WITHIN, () -> affected.sockets().stream().allMatch(it -> it.live() && !Affected.isAt(it, node)));
        report.promise("sockets go on elsewhere, and everybody is heard", heard && elsewhere, recovery.facts());
        report.proves(!affected.sockets().isEmpty(), "nobody was connected to the node that paused");
        report.happened();
        if (!ended) {
            node.kill();
        }
        node.startAgain();
        town.cluster().awaitWhole();
    }
}
