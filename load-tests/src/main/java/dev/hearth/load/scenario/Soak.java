package dev.hearth.load.scenario;

import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.Thresholds;

/**
 * An ordinary evening that does not end: what leaks, drifts or fills up slowly. Proves that answers are as quick at the end
 * as at the beginning and that half an hour of talk is kept to the last line.
 *
 * <p>200 people in 40 rooms of 5 say 40 lines a second together, for 30 minutes. 95 of 100 answers within 100 ms, 99 within
 * 200 ms, 99 of 100 deliveries within 200 ms.
 */
public final class Soak extends Gathering {

    static final LoadProfile PROFILE =
            LoadProfile.of("soak", 200, 40, 40).lasting(20, 30, 1_800).within(new Thresholds(100, 200, 200, 20));

    /** Called by Gatling. */
    public Soak() {
        super(PROFILE);
        judge(talkers());
    }
}
