package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.hearth.load.bot.Commands;
import dev.hearth.load.oracle.Visitor;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.plan.Thresholds;

/**
 * A calm evening, and then three times as many people within a moment, for a quarter of a minute. Proves that those who were
 * there before lose nothing and wait little, and that those who come at once all get in.
 *
 * <p>300 people in 10 rooms say 60 lines a second together; after a third of a minute another 600 sign in at once, talk as
 * much, and leave after 15 s. Measured for a minute. 95 of 100 answers within 1 s, 99 within 3 s, 99 of 100 deliveries
 * within 3 s.
 */
public final class Spike extends Gathering {

    static final LoadProfile PROFILE =
            LoadProfile.of("spike", 300, 10, 60).lasting(15, 15, 60).within(new Thresholds(1_000, 3_000, 3_000, 100));

    private static final int TIMES_AS_MANY = 3;
    private static final double COMES_AT_SECONDS = 20;
    private static final double GOES_AT_SECONDS = 35;

    /** Called by Gatling. */
    public Spike() {
        super(PROFILE, capacity -> Commands.create("Spike", TIMES_AS_MANY * capacity));
        LoadSettings settings = run().settings();
        int more = (TIMES_AS_MANY - 1) * settings.users();
        double calm = settings.rampSeconds() + settings.warmUpSeconds() + COMES_AT_SECONDS;
        judge(
                talkers(),
                scenario("the spike")
                        .exec(steps().connect(), steps().join())
                        .exec(steps().until(
                                        session -> run().over() || run().measuredSeconds() > GOES_AT_SECONDS,
                                        steps().command(Visitor::line)))
                        .exec(steps().depart())
                        .injectOpen(nothingFor((long) calm), atOnceUsers(more)));
    }
}
