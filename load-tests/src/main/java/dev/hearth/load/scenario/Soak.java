package dev.hearth.load.scenario;

import dev.hearth.load.oracle.LoadProfile;
import dev.hearth.load.oracle.LoadRun;
import dev.hearth.load.oracle.Thresholds;
import io.gatling.javaapi.core.Simulation;

/**
 * An ordinary evening that does not end: what leaks, drifts or fills up slowly. Proves that answers are as quick at the end
 * as at the beginning and that half an hour of talk is kept to the last line.
 *
 * <p>200 people in 40 rooms of 5 say 40 lines a second together, for 30 minutes. 95 of 100 answers within 100 ms, 99 within
 * 200 ms, 99 of 100 deliveries within 200 ms.
 */
public final class Soak extends Simulation {

    static final LoadProfile PROFILE =
            LoadProfile.of("soak", 200, 40, 40).lasting(20, 30, 1_800).within(new Thresholds(100, 200, 200, 20));

    private final LoadRun run = LoadRun.open(PROFILE);

    /** Called by Gatling. */
    public Soak() {
        Steps steps = new Steps(run);
        setUp(steps.judged(steps.talkers("people").injectOpen(steps.arrivals())))
                .protocols(steps.protocol())
                .assertions(steps.assertions());
    }

    @Override
    public void after() {
        run.close();
    }
}
