package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.oracle.Visitor;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.Thresholds;

/**
 * Far more people than places, all at the door at once, again and again. Proves that a room never holds one more than it
 * has places for, that everybody who is refused is told so soon, and that whoever is in misses nothing of the coming and
 * going. {@code room.full} belongs to it.
 *
 * <p>200 people want into a room of 40 within 3 s; together they try, talk or leave 100 times a second, for 50 s. Everything
 * must be right from the first moment; how fast it is counts in the last 30 s, because in the first ones the generator is as
 * cold as the server. 95 of 100 answers within 300 ms, 99 within 600 ms, 99 of 100 deliveries within 600 ms.
 */
public final class JoinStampede extends Gathering {

    static final LoadProfile PROFILE = LoadProfile.of("join-stampede", 200, 1, 100)
            .lasting(3, 20, 30)
            .within(new Thresholds(300, 600, 600, 20))
            .refusing("room.full");

    private static final int PLACES = 40;
    private static final int LEAVING_OF_100 = 40;

    /** Called by Gatling. */
    public JoinStampede() {
        super(PROFILE, unused -> Commands.create("Stampede", PLACES));
        judge(scenario("people")
                .exec(steps().connect())
                .exec(steps().untilOver(steps().command(JoinStampede::nextDeed)))
                .exec(steps().depart())
                .injectOpen(steps().arrivals()));
    }

    private static ObjectNode nextDeed(Visitor visitor) {
        if (!visitor.view().attended()) {
            return Commands.join(visitor.room());
        }
        return visitor.random().nextInt(100) < LEAVING_OF_100 ? Commands.leave(visitor.room()) : visitor.line();
    }
}
