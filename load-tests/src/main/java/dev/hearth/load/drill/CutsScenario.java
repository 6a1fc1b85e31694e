package dev.hearth.load.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Links break under load in every way there is, and the node may be killed in between. */
final class CutsScenario implements Scenario {

    private static final double WITHOUT_SNAPSHOT_PERCENT = 99.5;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(40);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    /** One cut in so many at least must have taken an answer with it, and so many commands a cut must have been done. */
    private static final int CUTS_PER_OPEN = 20;

    private static final int COMMANDS_PER_CUT = 2;

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        DrillSettings settings = town.settings();
        AtomicInteger left = new AtomicInteger(settings.cuts());
        List<Cutter> cutters = new ArrayList<>();
        for (int i = 0; i < town.residents().size(); i++) {
            cutters.add(new Cutter(town, town.residents().get(i), left, settings.seed() * 7_919 + i));
        }
        long begun = System.nanoTime();
        town.residents().forEach(Resident::work);
        cutters.forEach(Cutter::start);
        for (int kill = 1; kill <= settings.kills(); kill++) {
            int from = settings.cuts() - (int) ((long) settings.cuts() * kill / (settings.kills() + 1));
            boolean reached = Watch.until(LONGEST_RUN, () -> left.get() <= from);
            report.proves(reached, "kill " + kill + " came without its cuts");
            town.node().kill();
            town.node().startAgain();
        }
        Watch.until(LONGEST_RUN, () -> left.get() <= 0);
        Watch.until(SETTLED_WITHIN, () -> cutters.stream().noneMatch(Cutter::breaking));
        judge(town, report, Watch.secondsSince(begun));
    }

    private static void judge(DrillTown town, DrillReport report, double seconds) {
        DrillSettings settings = town.settings();
        ReturnLog log = town.log();
        report.promise(
                "streams go on without a snapshot, at least " + WITHOUT_SNAPSHOT_PERCENT + " %",
                log.withoutSnapshot() >= WITHOUT_SNAPSHOT_PERCENT,
                log.withoutSnapshot() + " % of " + log.streams());
        report.figure("seconds", seconds);
        report.figure("commands_per_s", Math.round(log.ok() / seconds));
        report.proves(log.cuts() >= settings.cuts(), "only " + log.cuts() + " cuts were made");
        report.proves(log.lost() >= log.cuts(), "fewer connections were lost than links cut");
        report.proves(
                (long) log.lostWithUnanswered() * CUTS_PER_OPEN >= log.cuts(), "hardly a cut took an answer with it");
        report.proves(log.ok() >= (long) COMMANDS_PER_CUT * log.cuts(), "hardly anything was done between cuts");
        report.proves(log.streams() >= log.cuts(), "fewer streams went on than links were cut");
    }
}
