package dev.hearth.load.scenario;

import dev.hearth.load.plan.LoadProfile;

/**
 * Many small circles, in which nearly every line is a commit of its own. Proves what a durable line costs when nothing can
 * be written together.
 *
 * <p>1,500 people in 300 rooms of 5, each of whom says a line every 5 s: 300 lines and 1,500 deliveries a second, measured
 * for a minute after half a minute of warming up. 95 of 100 answers within 150 ms, 99 within 300 ms, 99 of 100 deliveries
 * within 300 ms.
 */
public final class Tables extends Gathering {

    static final LoadProfile PROFILE = LoadProfile.of("tables", 1_500, 300, 300).lasting(60, 30, 60);

    /** Called by Gatling. */
    public Tables() {
        super(PROFILE);
        judge(talkers());
    }
}
