package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;

/** Those who behave badly: they go into no room, nobody keeps a history of them, and how they end is their own affair. */
final class Strangers {

    static final String BAD_FRAME = "bad frame";
    static final String FLOOD = "flood";
    private static final String TOKEN = "token";
    private static final Duration STAYING = Duration.ofSeconds(2);

    private final Steps steps;

    Strangers(Steps steps) {
        this.steps = steps;
    }

    /** Signs in, opens a socket and says who is there, as anybody does. */
    ChainBuilder connect() {
        return exec(http("sign in")
                        .post("/v1/guests")
                        .body(StringBody("{\"name\":\"Stranger\"}"))
                        .check(status().is(201), jsonPath("$.access_token").saveAs(TOKEN)))
                .exec(steps.open("connect"))
                .exec(ws("identify")
                        .sendText("{\"type\":\"identify\",\"token\":\"#{" + TOKEN + "}\",\"client\":\"stranger/1\"}")
                        .await(Steps.PATIENCE)
                        .on(Steps.first("ready")))
                .exec(exitHereIfFailed());
    }

    /** Sends one of these texts, whatever comes of it. */
    static ChainBuilder throwIn(List<String> texts) {
        return exec(ws(BAD_FRAME).sendText(session -> texts.get((int) (session.userId() % texts.size()))))
                .pause(STAYING);
    }

    /** Sends so many heartbeats as fast as it can. */
    static ChainBuilder flood(int frames) {
        return repeat(frames)
                .on(exec(ws(FLOOD).sendText("{\"type\":\"heartbeat\",\"time\":1}")))
                .pause(STAYING);
    }
}
