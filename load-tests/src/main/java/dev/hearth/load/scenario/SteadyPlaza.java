package dev.hearth.load.scenario;

import dev.hearth.load.plan.LoadProfile;

/**
 * A world that is simply busy: lively rooms in which everybody hears everybody. Proves what a delivery costs the server and
 * how late it is while nothing special happens; the run to compare one commit with another.
 *
 * <p>1,500 people in 30 rooms of 50, each of whom says a line every 5 s: 300 lines and 15,000 deliveries a second, measured
 * for a minute after half a minute of warming up. 95 of 100 answers within 150 ms, 99 within 300 ms, 99 of 100 deliveries
 * within 300 ms.
 */
public final class SteadyPlaza extends Gathering {

    static final LoadProfile PROFILE =
            LoadProfile.of("steady-plaza", 1_500, 30, 300).lasting(60, 30, 60);

    /** Called by Gatling. */
    public SteadyPlaza() {
        super(PROFILE);
        judge(talkers());
    }
}
