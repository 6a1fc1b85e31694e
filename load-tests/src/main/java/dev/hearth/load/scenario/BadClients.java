package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitchOrElse;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.hearth.load.bot.Commands;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.LoadSettings;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;

/**
 * Good people among bad clients: some send what is no JSON, too much, too deep, unknown or forbidden, some flood, some never
 * read. Proves that whoever behaves notices nothing of them: same answers, same deliveries, nothing lost.
 *
 * <p>200 people in 10 rooms say 40 lines a second together, for 30 s; beside them two bad clients a second come and are
 * thrown out, and 10 sit in the rooms without reading. 95 of 100 answers within 150 ms, 99 within 300 ms, 99 of 100
 * deliveries within 300 ms.
 */
public final class BadClients extends Gathering {

    static final LoadProfile PROFILE = LoadProfile.of("bad-clients", 200, 10, 40);

    private static final int SILENT_READERS = 10;
    private static final double BAD_PER_SECOND = 2;
    private static final int FLOOD_FRAMES = 400;

    private static final List<String> BAD_FRAMES = List.of(
            "{",
            "no JSON at all",
            "[]",
            "[".repeat(64) + "]".repeat(64),
            "{\"type\":\"room.burn\",\"id\":1}",
            "{\"type\":\"room.say\",\"id\":1,\"id\":2}",
            "{\"type\":\"room.say\",\"id\":1,\"key\":\"short\",\"room\":\"nowhere\",\"text\":\"hello\"}",
            "{\"type\":\"identify\",\"token\":\"again\"}",
            "{\"type\":\"room.say\",\"id\":1,\"text\":\"" + "x".repeat(20_000) + "\"}");

    /** Called by Gatling. */
    public BadClients() {
        super(PROFILE, capacity -> Commands.create("Bad company", capacity + SILENT_READERS));
        run().seatSilentReaders(SILENT_READERS);
        LoadSettings settings = run().settings();
        long seconds = (long) settings.rampSeconds() + settings.warmUpSeconds() + settings.durationSeconds();
        PopulationBuilder bad = scenario("bad clients")
                .exec(new Strangers(steps()).connect())
                .exec(randomSwitchOrElse()
                        .on(percent(80).then(Strangers.throwIn(BAD_FRAMES)))
                        .orElse(Strangers.flood(FLOOD_FRAMES)))
                .injectOpen(constantUsersPerSec(BAD_PER_SECOND).during(seconds));
        judge(
                List.of(
                        Steps.oracleSatisfied(),
                        details(Strangers.BAD_FRAME).allRequests().count().gt(0L),
                        details(Strangers.FLOOD).allRequests().count().gt(0L)),
                talkers(),
                bad);
    }
}
