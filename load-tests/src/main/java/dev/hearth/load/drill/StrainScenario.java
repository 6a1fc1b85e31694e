package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Living nodes are made to look dead, by want of processors or by their garbage: nobody may be expelled for that. */
final class StrainScenario implements ClusterScenario {

    private static final Duration AFTERMATH = Duration.ofSeconds(10);
    private static final int BUSY_PER_CORE = 4;

    private final boolean starved;

    /** @param starved of processors; otherwise they collect garbage */
    StrainScenario(boolean starved) {
        this.starved = starved;
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        List<ClusterNode> nodes = town.cluster().nodes();
        town.work();
        Watch.pass(AFTERMATH);
        long looks = 0;
        long doubts = 0;
        for (int i = 0; i < town.settings().count().times(); i++) {
            MembershipWatch watch = MembershipWatch.begin(nodes);
            long end =
                    System.nanoTime() + TimeUnit.SECONDS.toNanos(town.settings().seconds());
            try (Strain strain = starved ? Strain.starvation(BUSY_PER_CORE) : Strain.collections(nodes)) {
                while (System.nanoTime() < end) {
                    strain.again();
                    watch.look(Duration.ZERO);
                }
            }
            watch.look(AFTERMATH);
            report.promise(
                    (starved ? "busy neighbours change" : "collecting garbage changes") + " no membership",
                    watch.holds(),
                    watch.looks() + " views, " + watch.doubts() + " of them with somebody unreachable");
            report.happened();
            looks += watch.looks();
            doubts += watch.doubts();
        }
        report.figure("views_of_the_members", looks);
        report.figure("views_with_somebody_unreachable", doubts);
        report.proves(looks > 0, "nobody could be asked for the members");
    }
}
