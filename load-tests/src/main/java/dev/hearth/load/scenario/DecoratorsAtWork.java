package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.oracle.Visitor;
import dev.hearth.load.plan.LoadProfile;

/**
 * People who furnish the rooms they are in, all at once. Proves that what is built reaches everybody in the room in one
 * order, that snapshots show the room as it was built, and what a piece of furniture costs.
 *
 * <p>100 builders in 10 rooms place, move and take away 50 chairs a second together, for 30 s. 95 of 100 answers within
 * 150 ms, 99 within 300 ms, 99 of 100 deliveries within 300 ms.
 */
public final class DecoratorsAtWork extends Gathering {

    static final LoadProfile PROFILE = LoadProfile.of("decorators", 100, 10, 50);

    private static final int TALKING_OF_100 = 10;

    /** Called by Gatling. */
    public DecoratorsAtWork() {
        super(PROFILE);
        judge(scenario("builders")
                .exec(steps().connect(), steps().join(), steps().becomeBuilder())
                .exec(steps().untilOver(steps().command(DecoratorsAtWork::nextDeed)))
                .exec(steps().depart())
                .injectOpen(steps().arrivals()));
    }

    private static ObjectNode nextDeed(Visitor visitor) {
        return visitor.random().nextInt(100) < TALKING_OF_100 ? visitor.line() : Deeds.furnish(visitor);
    }
}
