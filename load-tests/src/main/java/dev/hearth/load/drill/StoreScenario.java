package dev.hearth.load.drill;

import dev.hearth.load.process.HearthProcess;
import dev.hearth.load.report.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The store stops answering for a while under load, or is killed, and comes back. */
final class StoreScenario implements ClusterScenario {

    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(15);

    /** Whoever may have written waits until no late write can land any more. */
    private static final Duration BACK_AFTER_UNKNOWN_WITHIN = Duration.ofSeconds(25);

    private static final Duration HEARD_WITHIN = Duration.ofSeconds(60);

    /** The server promises 5 s; the rest is the way there and back on a busy machine. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(5_500);

    private static final int COMMANDS_MIN = 500;
    private static final double ALL = 100;

    private final boolean alone;
    private final boolean killed;

    private StoreScenario(boolean alone, boolean killed) {
        this.alone = alone;
        this.killed = killed;
    }

    static StoreScenario ofOneNode() {
        return new StoreScenario(true, false);
    }

    static StoreScenario ofCluster(DrillName name) {
        return new StoreScenario(false, name == DrillName.STORE_KILLED);
    }

    @Override
    public DrillWorld open(DrillSettings settings, String configuration) throws IOException, InterruptedException {
        return alone
                ? new OneNode(HearthProcess.start(settings.workFolder(), configuration))
                : ClusterScenario.super.open(settings, configuration);
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        int times = alone ? 1 : town.settings().count().times();
        town.work();
        Watch.pass(WARM);
        int okBefore = town.log().ok();
        for (int i = 0; i < times; i++) {
            takeAway(town, report);
            Watch.pass(WARM);
        }
        report.promise(
                "no node ends", town.world().alive(), town.world().doors().size() + " nodes");
        report.promise(
                "every command is answered within " + ANSWERED_WITHIN.toMillis() + " ms",
                town.log().silent() == 0 && town.log().slowestAnswerMs() <= ANSWERED_WITHIN.toMillis(),
                town.log().silent() + " never, the others within " + town.log().slowestAnswerMs() + " ms");
        backInTime(report, "back_to_ok", BACK_WITHIN);
        backInTime(report, "back_to_ok_after_unknown", BACK_AFTER_UNKNOWN_WITHIN);
        report.proves(okBefore >= COMMANDS_MIN, "hardly anything was done before the store stopped");
    }

    /** Whether anybody was left in doubt, or nobody was, is the store's affair. */
    private static void backInTime(DrillReport report, String kind, Duration within) {
        if (report.samples().count(kind) > 0) {
            report.promise(kind, ALL, within);
        }
    }

    private void takeAway(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        town.residents().forEach(Resident::forget);
        int underWay = undecided(town);
        outage(town, report);
        long back = System.nanoTime();
        FirstWords words = FirstWords.of(town.residents(), back, Resident::sayNow);
        boolean heard = words.await(HEARD_WITHIN);
        Set<String> doubtful = town.residents().stream()
                .filter(Resident::unknownInRoom)
                .map(Resident::room)
                .collect(Collectors.toCollection(TreeSet::new));
        Samples samples = report.samples();
        words.addPeople(samples, "back_to_ok", resident -> !doubtful.contains(resident.room()));
        words.addPeople(samples, "back_to_ok_after_unknown", resident -> doubtful.contains(resident.room()));
        report.promise(
                "everybody is heard again",
                heard,
                words.unheard() + " are not; " + underWay + " commands were under way when the store went, "
                        + doubtful.size() + " rooms were left in doubt");
        report.proves(underWay > 0, "nothing was under way when the store went");
        report.happened();
    }

    private static int undecided(DrillTown town) {
        return town.residents().stream()
                .map(resident -> resident.returning().undecided())
                .mapToInt(CompletableFuture::join)
                .sum();
    }

    private void outage(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        Duration length = Duration.ofSeconds(town.settings().seconds());
        if (killed) {
            town.cluster().killStore();
            Watch.pass(length);
            long started = System.nanoTime();
            town.cluster().startStoreAgain();
            report.samples().add("start_of_the_store", Watch.msSince(started));
            return;
        }
        town.world().pauseStore();
        try {
            Watch.pass(length);
        } finally {
            town.world().resumeStore();
        }
    }
}
