package dev.hearth.load.drill;

import dev.hearth.load.process.HearthProcess;
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
            case STORE -> StoreScenario.ofOneNode();
            case KILLS -> new KillsScenario();
            case ALARMS -> new AlarmsScenario();
            case STORE_STOPPED, STORE_KILLED -> StoreScenario.ofCluster(settings.drill());
            case KILL_RANDOM, KILL_OLDEST -> new NodeKillsScenario(settings.drill() == DrillName.KILL_OLDEST);
            case PAUSE_SHORT -> new ShortPausesScenario();
            case PAUSE_LONG -> new LongPausesScenario();
            case STARVED, COLLECTING -> new StrainScenario(settings.drill() == DrillName.STARVED);
            case PARTITION_OLDEST, PARTITION_YOUNGER, PARTITION_MUTE, PARTITION_DEAF ->
                new PartitionsScenario(settings.drill());
            case ROLLING, UPGRADE -> new RollingScenario(settings.previous());
            case SCALING -> new ScalingScenario();
        };
    }

    /** What nodes are configured with besides raised limits. */
    default String configuration() {
        return "";
    }

    /** Starts what people will meet in, with an empty data folder. */
    default DrillWorld open(DrillSettings settings, String configuration) throws IOException, InterruptedException {
        return new OneNode(HearthProcess.start(settings.workFolder(), configuration));
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
