package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.hearth.load.oracle.Visitor;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.Thresholds;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/**
 * Everybody loses their socket in the same moment and wants back in the next. Proves that nobody misses or sees twice what
 * was said meanwhile, and that all are back soon.
 *
 * <p>600 people in 20 rooms say 60 lines a second together; twice, 15 s apart, all of them close their sockets without
 * ending their links and resume at once with their positions. Measured for 35 s. 95 of 100 answers and returns within 5 s,
 * 99 within 10 s, 99 of 100 deliveries within 10 s.
 */
public final class ReconnectStorm extends Gathering {

    static final LoadProfile PROFILE = LoadProfile.of("reconnect-storm", 600, 20, 60)
            .lasting(20, 15, 35)
            .within(new Thresholds(5_000, 10_000, 10_000, 250));

    private static final String STORMS = "storms";
    private static final double FIRST_STORM_SECONDS = 5;
    private static final double APART_SECONDS = 15;

    /** Called by Gatling. */
    public ReconnectStorm() {
        super(PROFILE);
        ChainBuilder backAgain = steps().reconnect().exec(session -> session.set(STORMS, session.getInt(STORMS) + 1));
        judge(scenario("people")
                .exec(steps().connect(), steps().join())
                .exec(session -> session.set(STORMS, 0))
                .exec(asLongAs(session -> !run().over())
                        .on(steps().until(session -> run().over() || stormy(session), steps().command(Visitor::line))
                                .exec(doIf(this::stormy).then(backAgain))))
                .exec(steps().depart())
                .injectOpen(steps().arrivals()));
    }

    private boolean stormy(Session session) {
        return run().measuredSeconds() >= FIRST_STORM_SECONDS + APART_SECONDS * session.getInt(STORMS);
    }
}
