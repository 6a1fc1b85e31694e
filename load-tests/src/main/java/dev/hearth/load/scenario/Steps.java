package dev.hearth.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Json;
import dev.hearth.load.oracle.LoadRun;
import dev.hearth.load.oracle.Visitor;
import io.gatling.http.action.ws.WsInboundMessage;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.WsConnectActionBuilder;
import io.gatling.javaapi.http.WsFrameCheck;
import io.gatling.javaapi.http.WsSendTextActionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What visitors do, as pieces of Gatling scenarios. Gatling keeps the frames that come while nobody waits in a buffer,
 * and empties it with every frame that is sent; so each piece reads the buffer right before it sends, on the same thread,
 * and while it waits at least every other second. Of those that come while an answer is awaited it keeps none: they are
 * heard where they are compared with what is awaited.
 */
final class Steps {

    private static final String VISITOR = "visitor";
    private static final String DEED = "deed";
    private static final String DOOR = "door";
    private static final String SOCKET = "socket";
    static final String SIGN_IN = "signIn";
    private static final int DROPPED = 4_000;
    private static final int FRAMES_KEPT = 8_192;
    static final String FRAME = "frame";
    static final String ANSWER = "answer";

    /** Every socket has a name of its own: Gatling never forgets one that was lost. */
    static final String SOCKET_NAME = "#{" + SOCKET + "}";

    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration VERDICT_WITHIN = Duration.ofMinutes(10);
    private static final Duration HEAR_EVERY = Duration.ofSeconds(2);
    private static final Duration HEAR_AGAIN = Duration.ofMillis(100);
    private static final int LAST_WORDS_WITHIN_MS = 2_000;

    private final LoadRun run;
    private final AtomicLong sockets = new AtomicLong();

    Steps(LoadRun run) {
        this.run = run;
    }

    /** The visitor that a virtual user is. */
    static Visitor visitor(Session session) {
        return session.get(VISITOR);
    }

    HttpProtocolBuilder protocol() {
        HttpProtocolBuilder protocol = http.disableWarmUp()
                .contentTypeHeader("application/json")
                .wsUnmatchedInboundMessageBufferSize(FRAMES_KEPT);
        List<String> addresses = run.addresses();
        return addresses.isEmpty() ? protocol : protocol.localAddresses(addresses);
    }

    /** Everybody comes within the ramp, whether or not those before are in already. */
    OpenInjectionStep arrivals() {
        return rampUsers(run.settings().users())
                .during(Duration.ofSeconds(run.settings().rampSeconds()));
    }

    /** The whole run: these people first, and when all have gone, the verdict. */
    PopulationBuilder judged(PopulationBuilder people) {
        return people.andThen(verdict());
    }

    private PopulationBuilder verdict() {
        return scenario("the oracle")
                .exec(http("oracle")
                        .get(run.verdictUrl().toString())
                        .requestTimeout(VERDICT_WITHIN)
                        .check(status().is(200), bodyString().is("kept")))
                .injectOpen(atOnceUsers(1));
    }

    /** What Gatling itself must find; the thresholds on times are the oracle's. */
    List<Assertion> assertions() {
        return run.mayRefuse()
                ? List.of(oracleSatisfied())
                : List.of(oracleSatisfied(), global().failedRequests().count().is(0L));
    }

    /** The oracle has the only say where others are free to fail. */
    static Assertion oracleSatisfied() {
        return details("oracle").successfulRequests().count().is(1L);
    }

    /** Goes to one of the doors, everybody in turn, and signs in. */
    ChainBuilder signIn(Function<Session, String> name) {
        return exec(session -> throughNextDoor(session.set(DOOR, (int) (session.userId() % run.doors()))))
                .exec(http("sign in")
                        .post(session -> run.url(session.getInt(DOOR)) + "/v1/guests")
                        .body(StringBody(session ->
                                Json.object().put("name", name.apply(session)).toString()))
                        .check(status().is(201), bodyString().saveAs(SIGN_IN)));
    }

    /** The next socket is another one, and leads to the next door. */
    Session throughNextDoor(Session session) {
        return session.set(DOOR, (session.getInt(DOOR) + 1) % run.doors())
                .set(SOCKET, SOCKET + sockets.incrementAndGet());
    }

    static boolean hasSocket(Session session) {
        return session.contains(SOCKET);
    }

    /** Forgets a socket that is gone. */
    static Session withoutSocket(Session session) {
        return session.remove(session.getString(SOCKET)).remove(SOCKET);
    }

    /** Signs in as one of those whom the oracle knows. */
    ChainBuilder enter() {
        return signIn(session -> run.nextName())
                .exitHereIfFailed()
                .exec(session -> session.set(VISITOR, run.arrive(session.getString(SIGN_IN)))
                        .remove(SIGN_IN));
    }

    /** Signs in, opens a socket and says who is there. */
    ChainBuilder connect() {
        return enter().exec(open("connect"))
                .exec(ws("identify", SOCKET_NAME)
                        .sendText(session -> visitor(session).introduction())
                        .await(PATIENCE)
                        .on(first("ready")))
                .doIf(Session::isFailed)
                .then(exec(session -> lost(session, "never connected")))
                .exec(exitHereIfFailed())
                .exec(Steps::welcomed);
    }

    /** Opens a socket as the server's own page would: Gatling never leaves {@code Origin} out. */
    WsConnectActionBuilder open(String name) {
        URI page = run.url(0);
        return ws(name, SOCKET_NAME)
                .connect(session -> run.socket(session.getInt(DOOR)).toString())
                .subprotocol("hearth.v1.json")
                .header("Origin", page.getScheme() + "://" + page.getAuthority())
                .await(PATIENCE)
                .on(first("hello"));
    }

    private static Session welcomed(Session session) {
        visitor(session).ready(session.getString(ANSWER));
        return session;
    }

    /** Waits for the first message of this type, and keeps it. */
    static WsFrameCheck first(String type) {
        return ws.checkTextMessage(type)
                .matching(jsonPath("$.type").is(type))
                .check(bodyString().saveAs(ANSWER));
    }

    private static Session lost(Session session, String why) {
        visitor(session).lose(why);
        return session;
    }

    /** Goes into the visitor's room. */
    ChainBuilder join() {
        return command(visitor -> Commands.join(visitor.room()));
    }

    /** Is let build in the room, soon. */
    ChainBuilder becomeBuilder() {
        return exec(session -> {
            run.nameBuilder(visitor(session));
            return session;
        });
    }

    /**
     * Sends a command and waits for its answer; whoever gets none goes home. In reports a {@code room.say} is called
     * {@code say}, and what came back {@code say answered}.
     *
     * @param chosen what it is, asked for when everything that has come was heard
     */
    ChainBuilder command(Function<Visitor, ObjectNode> chosen) {
        return exec(hear())
                .exec(session -> framed(session, chosen))
                .exec(sendFrame().await(PATIENCE).on(answer()))
                .exec(Steps::settled)
                .exec(exitHereIf(session -> visitor(session).isLost()));
    }

    /** Sends a message that nobody answers, such as a step. */
    ChainBuilder tell(Function<Visitor, ObjectNode> chosen) {
        return exec(hear())
                .exec(ws("step", SOCKET_NAME)
                        .sendText(session -> visitor(session).unansweredFrame(chosen.apply(visitor(session)))));
    }

    /** Sends the frame that was made last. */
    WsSendTextActionBuilder sendFrame() {
        return ws("#{" + DEED + "}", SOCKET_NAME).sendText("#{" + FRAME + "}");
    }

    /** Makes the frame of a command. */
    static Session framed(Session session, Function<Visitor, ObjectNode> chosen) {
        ObjectNode command = chosen.apply(visitor(session));
        String type = command.path("type").asText();
        return session.remove(ANSWER)
                .set(DEED, type.substring(type.indexOf('.') + 1))
                .set(FRAME, visitor(session).frame(command));
    }

    /** Finds the answer among all that comes, and hears the rest. */
    static WsFrameCheck.Text answerCheck() {
        return ws.checkTextMessage("#{" + DEED + "} answered")
                .matching(bodyString()
                        .transformWithSession(
                                (text, session) -> visitor(session).overhears(text))
                        .is(true));
    }

    private WsFrameCheck answer() {
        WsFrameCheck.Text check = answerCheck();
        return run.mayRefuse()
                ? check.check(bodyString().saveAs(ANSWER))
                : check.check(bodyString().saveAs(ANSWER), jsonPath("$.type").is("ok"));
    }

    private static Session settled(Session session) {
        if (session.contains(ANSWER)) {
            visitor(session).answered(session.getString(ANSWER));
        } else {
            visitor(session).givenUp("no answer");
        }
        return session.markAsSucceeded();
    }

    /** Takes in everything that has come and answers nothing. */
    static ChainBuilder hear() {
        return exec(ws.processUnmatchedMessages(SOCKET_NAME, (messages, session) -> {
            Visitor visitor = visitor(session);
            if (messages.size() >= FRAMES_KEPT) {
                visitor.missed();
            }
            for (WsInboundMessage message : messages) {
                if (message instanceof WsInboundMessage.Text text) {
                    visitor.hear(text.message(), text.timestamp());
                }
            }
            return session;
        }));
    }

    /** Does something again and again, each time when it is due, until the run is over. */
    ChainBuilder untilOver(ChainBuilder deed) {
        return until(session -> run.over(), deed);
    }

    /** The same until something else has come to pass. */
    ChainBuilder until(Predicate<Session> over, ChainBuilder deed) {
        return asLongAs(session -> !over.test(session))
                .on(asLongAs(session -> visitor(session).dueInMs() > 0 && !over.test(session))
                        .on(pause(session -> atMost(visitor(session).dueInMs(), HEAR_EVERY))
                                .exec(hear())
                                .doIf(session -> visitor(session).silent())
                                .then(ws("heartbeat", SOCKET_NAME)
                                        .sendText(session -> visitor(session).heartbeat())))
                        .exec(doIf(session -> !over.test(session))
                                .then(exec(deed).exec(session -> {
                                    visitor(session).plan();
                                    return session;
                                }))));
    }

    private static Duration atMost(long milliseconds, Duration most) {
        Duration wanted = Duration.ofMillis(milliseconds);
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    /** Loses the socket without ending the link, opens another one and takes up where the last one was. */
    ChainBuilder reconnect() {
        return exec(hear())
                .exec(session -> {
                    visitor(session).dropped();
                    return session;
                })
                .exec(ws("drop", SOCKET_NAME).close(DROPPED, ""))
                .exec(open("connect again"))
                .exec(ws("resume", SOCKET_NAME)
                        .sendText(session -> visitor(session).resumption())
                        .await(PATIENCE)
                        .on(first("resumed")))
                .doIf(Session::isFailed)
                .then(exec(session -> lost(session, "never came back")))
                .exec(exitHereIfFailed())
                .exec(Steps::welcomed);
    }

    /** People who come, talk in their rooms until the run is over, and go. */
    ScenarioBuilder talkers(String name) {
        return scenario(name)
                .exec(connect(), join())
                .exec(untilOver(command(Visitor::line)))
                .exec(depart());
    }

    /** Waits for what is still on its way, leaves the room and closes the socket, not all at once. */
    ChainBuilder depart() {
        return depart(command(visitor -> Commands.leave(visitor.room())));
    }

    /** The same with another way to leave. */
    ChainBuilder depart(ChainBuilder leaving) {
        return pause(session -> Duration.ofMillis(visitor(session).random().nextInt(LAST_WORDS_WITHIN_MS)))
                .exec(hear())
                .asLongAsDuring(session -> visitor(session).behind(), PATIENCE)
                .on(pause(HEAR_AGAIN).exec(hear()))
                .exec(session -> {
                    visitor(session).goes();
                    return session;
                })
                .doIf(session -> visitor(session).view().attended())
                .then(leaving)
                .exec(hear())
                .exec(ws("close", SOCKET_NAME).close());
    }
}
