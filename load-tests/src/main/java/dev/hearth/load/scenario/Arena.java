package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitchOrElse;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.hearth.load.bot.Commands;
import dev.hearth.load.oracle.Visitor;
import dev.hearth.load.plan.LoadProfile;
import java.util.Map;

/**
 * A crowd on an open floor, everybody walking. Proves that steps, of which only the newest counts, do not hold up lines, of
 * which each counts. What steps cost the server, to the position, measures the benchmark of the same name.
 *
 * <p>200 people on a meadow, with a tick of 50 ms, take 400 steps a second together and say a line with every twentieth
 * deed, for 30 s. 95 of 100 answers within 150 ms, 99 within 300 ms, 99 of 100 deliveries within 300 ms.
 */
public final class Arena extends Gathering {

    static final LoadProfile PROFILE = LoadProfile.of("arena", 200, 1, 400)
            .with(Map.of("HEARTH_ROOM_CAPACITY_MAX", "1000", "HEARTH_ROOM_MOVE_TICK", "50ms"));

    private static final double WALKING_PERCENT = 95;

    /** Called by Gatling. */
    public Arena() {
        super(PROFILE, capacity -> Commands.create("Arena", capacity).put("shell", "meadow.v1"));
        judge(scenario("people")
                .exec(steps().connect(), steps().join())
                .exec(steps().untilOver(randomSwitchOrElse()
                        .on(percent(WALKING_PERCENT).then(steps().tell(Deeds::step)))
                        .orElse(steps().command(Visitor::line))))
                .exec(steps().depart())
                .injectOpen(steps().arrivals()));
    }
}
