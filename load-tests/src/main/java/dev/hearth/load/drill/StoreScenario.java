package dev.hearth.load.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The store stops answering for a while under load, and goes on. */
final class StoreScenario implements Scenario {

    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(25);
    private static final int COMMANDS_MIN = 500;

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        DrillSettings settings = town.settings();
        town.residents().forEach(Resident::work);
        Watch.pass(WARM);
        int okBefore = town.log().ok();
        town.node().pauseStore();
        try {
            Watch.pass(Duration.ofSeconds(settings.seconds()));
        } finally {
            town.node().resumeStore();
        }
        long resumed = System.nanoTime();
        Map<Resident, Long> decided = new HashMap<>();
        town.residents().forEach(resident -> decided.put(resident, resident.decidedCount()));
        boolean back = Watch.until(
                BACK_WITHIN,
                () -> decided.entrySet().stream()
                        .allMatch(before -> before.getKey().decidedCount() > before.getValue()));
        report.promise(
                "everybody's commands are decided again within " + BACK_WITHIN.toSeconds() + " s",
                back,
                Watch.secondsSince(resumed) + " s after " + settings.seconds() + " s without a store");
        report.promise("the node lives on", town.node().alive(), "one process");
        long silent = town.people().stream()
                .flatMap(bot -> bot.history().commands().stream())
                .flatMap(record -> record.answers().stream())
                .filter(answer -> answer.code().startsWith("no answer within"))
                .count();
        report.promise("every command is answered", silent == 0, silent + " were not");
        Watch.pass(WARM);
        report.proves(okBefore >= COMMANDS_MIN, "hardly anything was done before the store stopped");
    }
}
