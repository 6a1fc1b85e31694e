package dev.hearth.load.scenario;

import dev.hearth.load.plan.Departure;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.Thresholds;
import java.util.List;

/**
 * One node of three is asked to stop (SIGTERM) in the middle of steady talk. Proves that nothing acknowledged is lost or
 * doubled on the way to another node, that whoever had a socket there is soon back elsewhere, and that nobody notices more
 * than a pause. A command may be left open ({@code unknown} with {@code after_ms}) and then be decided.
 *
 * <p>150 people in 15 rooms, a third of them at each node, say 75 lines a second together; node 2 goes 10 s into the minute
 * that is measured. 95 of 100 answers and returns within 3 s, which is the goal for a room's pause when its node leaves in
 * good order, 99 within 5 s, 99 of 100 deliveries within 5 s. What people wait who notice only with their next deed that
 * their socket is gone counts too.
 */
public final class DrainUnderLoad extends Gathering {

    static final LoadProfile PROFILE = LoadProfile.of("drain", 150, 15, 75)
            .lasting(15, 20, 60)
            .within(new Thresholds(3_000, 5_000, 5_000, 250))
            .losing(Departure.IN_ORDER);

    /** Called by Gatling. */
    public DrainUnderLoad() {
        super(PROFILE);
        judge(
                List.of(Steps.oracleSatisfied()),
                new Comebacks(steps()).talkers("people").injectOpen(steps().arrivals()));
    }
}
