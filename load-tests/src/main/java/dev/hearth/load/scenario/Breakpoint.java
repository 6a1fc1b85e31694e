package dev.hearth.load.scenario;

import dev.hearth.load.plan.LoadProfile;

/**
 * How much is too much: the rate rises by half from step to step until a threshold breaks. Proves how far the machine is
 * from its limit, and that nothing is lost on the way there. It is kept when the first step is; the figure to read is
 * {@code last_good_rate}. With {@code -Drooms=100}, rooms of 5, each line is a commit of its own: the limit of durable
 * writes. With rooms of 50 it is that of deliveries.
 *
 * <p>500 people in 10 rooms begin with 100 lines a second together, 20 s a step. 95 of 100 answers within 150 ms, 99 within
 * 300 ms, 99 of 100 deliveries within 300 ms.
 */
public final class Breakpoint extends Gathering {

    static final LoadProfile PROFILE =
            LoadProfile.of("breakpoint", 500, 10, 100).lasting(20, 20, 20).rising(12);

    /** Called by Gatling. */
    public Breakpoint() {
        super(PROFILE);
        judge(talkers());
    }
}
