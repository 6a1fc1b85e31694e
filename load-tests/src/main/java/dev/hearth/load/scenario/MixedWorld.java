package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.oracle.Visitor;
import dev.hearth.load.plan.LoadProfile;
import io.gatling.javaapi.core.Session;

/**
 * A world as it is: of 20 people 7 watch and look through the list of rooms, 6 chat, 3 walk about, 1 furnishes, 1 changes
 * hats, 1 sits down and stands up, 1 whispers. Proves that all kinds of traffic go together, inboxes and looks included,
 * and none of them holds up another. {@code seat.taken} belongs to it.
 *
 * <p>400 people in 20 rooms do 80 things a second together, for 60 s. 95 of 100 answers within 150 ms, 99 within 300 ms,
 * 99 of 100 deliveries within 300 ms.
 */
public final class MixedWorld extends Gathering {

    static final LoadProfile PROFILE =
            LoadProfile.of("mixed-world", 400, 20, 80).lasting(20, 20, 60).refusing("seat.taken");

    private static final int KINDS = 20;
    private static final int CHATS_BELOW = 13;
    private static final int WALKS_BELOW = 16;
    private static final int WATCHES_BELOW = 7;
    private static final int FURNISHES = 16;
    private static final int DRESSES = 17;
    private static final int SITS = 18;

    /** Called by Gatling. */
    public MixedWorld() {
        super(PROFILE);
        judge(scenario("people")
                .exec(steps().connect(), steps().join())
                .doIf(session -> kind(Steps.visitor(session)) == FURNISHES)
                .then(steps().becomeBuilder())
                .exec(steps().untilOver(doIfOrElse(this::walks)
                        .then(steps().tell(Deeds::step))
                        .orElse(steps().command(this::nextDeed))))
                .exec(steps().depart())
                .injectOpen(steps().arrivals()));
    }

    /** Rooms are filled in turn, so that each has people of every kind. */
    private int kind(Visitor visitor) {
        return visitor.number() / run().settings().rooms() % KINDS;
    }

    private boolean walks(Session session) {
        int kind = kind(Steps.visitor(session));
        return kind >= CHATS_BELOW && kind < WALKS_BELOW;
    }

    private ObjectNode nextDeed(Visitor visitor) {
        int kind = kind(visitor);
        if (kind < WATCHES_BELOW) {
            return Commands.of("directory.list").put("limit", 10);
        }
        if (kind < CHATS_BELOW) {
            return visitor.line();
        }
        return switch (kind) {
            case FURNISHES -> Deeds.furnish(visitor);
            case DRESSES -> Deeds.dress(visitor);
            case SITS -> Deeds.sitOrStand(visitor);
            default -> Deeds.whisper(visitor);
        };
    }
}
