package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.ws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.oracle.Visitor;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.WsFrameCheck;
import java.time.Duration;
import java.util.function.Function;

/**
 * What visitors do whose nodes come and go: they notice with their next deed, come back through another door after a pause
 * of chance that doubles, take over their link or say anew who and where they are, and send again what is undecided, with
 * its key. Gatling does not tell why a socket was closed, so they cannot obey the {@code after_ms} of a close.
 */
final class Comebacks {

    private static final String SENT_AT = "sentAt";
    private static final String TRIES = "tries";
    private static final String WAIT_MS = "waitMs";
    private static final String INTRODUCED = "introduced";
    private static final int PAUSE_FIRST_MS = 500;
    private static final int PAUSE_MAX_MS = 4_000;
    private static final int TRIES_MAX = 30;

    private final Steps steps;

    Comebacks(Steps steps) {
        this.steps = steps;
    }

    /** People who come, talk in their rooms until the run is over whatever becomes of their sockets, and go. */
    ScenarioBuilder talkers(String name) {
        return scenario(name)
                .exec(connect(), command(visitor -> Commands.join(visitor.room())))
                .exec(steps.untilOver(command(Visitor::line)))
                .exec(steps.depart(command(visitor -> Commands.leave(visitor.room()))));
    }

    /** Signs in and opens sockets until somebody knows who is there: the first one is no other than those after a loss. */
    private ChainBuilder connect() {
        return steps.enter()
                .exec(session -> Steps.withoutSocket(session).set(TRIES, 0))
                .exec(asLongAs(session -> !Steps.hasSocket(session)
                                && !Steps.visitor(session).isLost())
                        .on(comeBack()))
                .exec(exitHereIf(session -> Steps.visitor(session).isLost()));
    }

    /** Sends a command until it is decided, over as many sockets as that takes. */
    private ChainBuilder command(Function<Visitor, ObjectNode> chosen) {
        return exec(Steps.hear())
                .exec(session -> Steps.framed(session, chosen))
                .exec(asLongAs(Comebacks::goesOn)
                        .on(doIf(session -> !Steps.hasSocket(session))
                                .then(comeBack())
                                .exec(doIf(Steps::hasSocket).then(attempt()))))
                .exec(exitHereIf(session -> Steps.visitor(session).isLost()));
    }

    private static boolean goesOn(Session session) {
        Visitor visitor = Steps.visitor(session);
        return visitor.undecided() && !visitor.isLost();
    }

    private ChainBuilder attempt() {
        WsFrameCheck answer = Steps.answerCheck().check(bodyString().saveAs(Steps.ANSWER));
        return exec(session -> session.set(SENT_AT, System.nanoTime()).set(WAIT_MS, 0L))
                .exec(steps.sendFrame().await(Steps.PATIENCE).on(answer))
                .exec(Steps.hear())
                .exec(Comebacks::weighed)
                .exec(doIf(session -> session.getLong(WAIT_MS) > 0)
                        .then(pause(session -> Duration.ofMillis(session.getLong(WAIT_MS)))
                                .exec(Steps.hear())
                                .exec(session -> session.set(
                                        Steps.FRAME, Steps.visitor(session).again()))));
    }

    private static Session weighed(Session session) {
        Visitor visitor = Steps.visitor(session);
        if (session.contains(Steps.ANSWER)) {
            long waitMs = visitor.decides(session.getString(Steps.ANSWER));
            return session.remove(Steps.ANSWER)
                    .set(WAIT_MS, waitMs)
                    .set(TRIES, 0)
                    .markAsSucceeded();
        }
        if (System.nanoTime() - session.getLong(SENT_AT) >= Steps.PATIENCE.toNanos()) {
            visitor.givenUp("no answer");
            return session.markAsSucceeded();
        }
        visitor.cut();
        return Steps.withoutSocket(session).markAsSucceeded();
    }

    private ChainBuilder comeBack() {
        return pause(Comebacks::beforeNextTry)
                .exec(session -> steps.throughNextDoor(session)
                        .set(TRIES, session.getInt(TRIES) + 1)
                        .set(INTRODUCED, false))
                .exec(steps.open("connect again"))
                .doIf(session -> !session.isFailed())
                .then(exec(session -> session.set(INTRODUCED, true).remove(Steps.ANSWER))
                        .exec(ws("resume", Steps.SOCKET_NAME)
                                .sendText(session -> Steps.visitor(session).resumption())
                                .await(Steps.PATIENCE)
                                .on(ws.checkTextMessage("welcome")
                                        .matching(jsonPath("$.type").in("ready", "resumed"))
                                        .check(bodyString().saveAs(Steps.ANSWER)))))
                .exec(Comebacks::arrived);
    }

    private static Duration beforeNextTry(Session session) {
        int longest = (int) Math.min(PAUSE_MAX_MS, (long) PAUSE_FIRST_MS << Math.min(session.getInt(TRIES), 8));
        return Duration.ofMillis(Steps.visitor(session).random().nextInt(longest));
    }

    private static Session arrived(Session session) {
        Visitor visitor = Steps.visitor(session);
        if (session.getBoolean(INTRODUCED) && session.contains(Steps.ANSWER)) {
            visitor.ready(session.getString(Steps.ANSWER));
            Session there = session.remove(Steps.ANSWER).markAsSucceeded();
            return visitor.undecided() ? there.set(Steps.FRAME, visitor.again()) : there;
        }
        if (session.getBoolean(INTRODUCED)) {
            visitor.linkLost();
        }
        if (session.getInt(TRIES) >= TRIES_MAX) {
            visitor.lose("never came back");
        }
        return Steps.withoutSocket(session).remove(Steps.ANSWER).markAsSucceeded();
    }
}
