package dev.hearth.load.scenario;

import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.Thresholds;

/**
 * Does it work at all? A few people come into a few rooms and talk. Proves in half a minute that a build signs people in,
 * lets them into rooms, brings every line to everybody once and in order, and that the oracle is awake. Says nothing about
 * speed: its thresholds are those of a server that is still warming up, on a machine that does other things too.
 *
 * <p>20 people in 2 rooms say 10 lines a second together, for 15 s.
 */
public final class Smoke extends Gathering {

    static final LoadProfile PROFILE =
            LoadProfile.of("smoke", 20, 2, 10).lasting(3, 0, 15).within(new Thresholds(500, 1_000, 1_000, 250));

    /** Called by Gatling. */
    public Smoke() {
        super(PROFILE);
        judge(talkers());
    }
}
