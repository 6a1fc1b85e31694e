package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.report.Latencies;
import java.io.IOException;
import java.time.Duration;

/** The node is killed under load and starts again at once, several times. */
final class KillsScenario implements Scenario {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);
    private static final int COMMANDS_PER_KILL = 200;

    @Override
    public void run(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        DrillSettings settings = town.settings();
        Latencies toReady = new Latencies();
        Latencies toLive = new Latencies();
        boolean allBack = true;
        town.residents().forEach(Resident::work);
        for (int kill = 0; kill < settings.kills(); kill++) {
            Watch.pass(Duration.ofSeconds(settings.seconds()));
            long killed = System.nanoTime();
            town.node().kill();
            town.node().startAgain();
            toReady.record(System.nanoTime() - killed);
            allBack &= Watch.until(BACK_WITHIN, () -> town.residents().stream().allMatch(Resident::live));
            toLive.record(System.nanoTime() - killed);
        }
        Watch.pass(Duration.ofSeconds(settings.seconds()));
        report.promise("everybody is back after each kill", allBack, settings.kills() + " kills");
        ObjectNode ready = toReady.toJson();
        report.figure("kill_to_ready", ready);
        report.figure("kill_to_everybody_live", toLive.toJson());
        report.proves(settings.kills() > 0, "nothing was killed");
        report.proves(
                town.log().ok() >= COMMANDS_PER_KILL * settings.kills(), "hardly anything was done between kills");
        report.proves(town.log().lostWithUnanswered() >= settings.kills(), "hardly a kill took an answer with it");
    }
}
