package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.ws;

import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Json;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;

/** Those who behave badly: they go into no room, nobody keeps a history of them, and how they end is their own affair. */
final class Strangers {

    static final String BAD_FRAME = "bad frame";
    static final String FLOOD = "flood";
    private static final Duration STAYING = Duration.ofSeconds(2);

    private final Steps steps;

    Strangers(Steps steps) {
        this.steps = steps;
    }

    /** Signs in, opens a socket and says who is there, as anybody does. */
    ChainBuilder connect() {
        return exec(steps.signIn(session -> "Stranger"))
                .exec(exitHereIfFailed())
                .exec(steps.open("connect"))
                .exec(ws("identify", Steps.SOCKET_NAME)
                        .sendText(session -> introduction(session))
                        .await(Steps.PATIENCE)
                        .on(Steps.first("ready")))
                .exec(exitHereIfFailed());
    }

    private static String introduction(Session session) {
        return Commands.of("identify")
                .put(
                        "token",
                        Json.parse(session.getString(Steps.SIGN_IN))
                                .path("access_token")
                                .asText())
                .put("client", "stranger/1")
                .toString();
    }

    /** Sends one of these texts, whatever comes of it. */
    static ChainBuilder throwIn(List<String> texts) {
        return exec(ws(BAD_FRAME, Steps.SOCKET_NAME)
                        .sendText(session -> texts.get((int) (session.userId() % texts.size()))))
                .pause(STAYING);
    }

    /** Sends so many heartbeats as fast as it can. */
    static ChainBuilder flood(int frames) {
        return repeat(frames)
                .on(exec(ws(FLOOD, Steps.SOCKET_NAME).sendText("{\"type\":\"heartbeat\",\"time\":1}")))
                .pause(STAYING);
    }
}
