package dev.hearth.load.drill;

import java.io.IOException;
import java.time.Duration;

/** What a drill does between settling people and judging what they saw. */
interface Scenario {

    static Scenario of(DrillSettings settings) {
        return switch (settings.drill()) {
            case CUTS -> new CutsScenario();
            case RESENDS -> new ResendsScenario();
            case LOSSES -> new LossesScenario();
            case SLOW_READERS -> new SlowReadersScenario();
            case STORE -> new StoreScenario();
            case KILLS -> new KillsScenario();
        };
    }

    /** What the node is configured with besides raised limits. */
    default String configuration() {
        return "";
    }

    /** How people work: spread so that all of them together reach the rate. */
    default Resident.Manner manner(DrillSettings settings) {
        Duration pause = settings.rate() == 0
                ? Duration.ZERO
                : Duration.ofNanos((long) (1e9 * settings.bots() / settings.rate()));
        return new Resident.Manner(pause, 25, Integer.MAX_VALUE, 0);
    }

    /** Everybody is in, and nobody has begun to work. Whoever is left without a connection must come back by themselves. */
    void run(DrillTown town, DrillReport report) throws IOException, InterruptedException;
}
