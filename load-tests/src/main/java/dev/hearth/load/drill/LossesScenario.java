package dev.hearth.load.drill;

import java.time.Duration;

/** One message in a hundred between rooms and relays is lost on purpose, both ways. */
final class LossesScenario implements Scenario {

    private static final double REPAIRED_WITHIN_MS = 6_000;
    private static final int COMMANDS_MIN = 2_000;

    @Override
    public String configuration() {
        return "hearth.testing { room-message-loss = 0.01, seed = 1 }\n";
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws InterruptedException {
        town.residents().forEach(Resident::work);
        Watch.pass(Duration.ofSeconds(town.settings().seconds()));
        double slowest = town.log().slowestMs();
        report.promise(
                "what was lost is repaired within 6 s",
                slowest <= REPAIRED_WITHIN_MS,
                "slowest answer " + slowest + " ms");
        report.proves(town.log().ok() >= COMMANDS_MIN, "hardly anything was said that could have been lost");
    }
}
