package dev.hearth.operations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import dev.hearth.operations.AuditLog;
import dev.hearth.operations.Census;
import dev.hearth.operations.InMemoryAuditRows;
import dev.hearth.operations.InMemorySettingRows;
import dev.hearth.operations.NodeReporter;
import dev.hearth.operations.SettingsFollower;
import dev.hearth.operations.argon2.PasswordHash;
import dev.hearth.operations.domain.ClosedSocket;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.NodeReport;
import dev.hearth.operations.domain.NodeView;
import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.Role;
import dev.hearth.operations.domain.RoomLoad;
import dev.hearth.operations.domain.SocketQuery;
import dev.hearth.operations.domain.SocketView;
import dev.hearth.operations.domain.Town;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A console over nodes that are made up, with one user of each role, and somebody who asks it over HTTP. */
final class ConsoleFixture implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    private static final PasswordHash HASH = PasswordHash.of(PASSWORD, new SecureRandom());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who is signed in, and with what. */
    record Badge(String cookie, String csrf) {
        static final Badge NONE = new Badge("", "");
    }

    final InMemoryAuditRows rows = new InMemoryAuditRows();
    final BlockingQueue<Census.Drain> drained = new LinkedBlockingQueue<>();
    final BlockingQueue<Census.Disconnect> disconnected = new LinkedBlockingQueue<>();
    final Queue<SocketQuery> asked = new ConcurrentLinkedQueue<>();
    final StubRooms rooms = new StubRooms();
    volatile Town town = town("a:1", "b:1");

    final InMemorySettingRows settingRows = new InMemorySettingRows();
    final TestProbe<SettingsFollower.Command> follower;
    private final ConsoleDoor.Binding door;
    private final HttpClient client = HttpClient.newHttpClient();

    static ActorTestKit kit() {
        return ActorTestKit.create(
                "console",
                ConfigFactory.parseString("pekko.actor.provider=local")
                        .withFallback(ConfigFactory.parseResources("hearth/dispatchers.conf"))
                        .withFallback(ConfigFactory.load())
                        .resolve());
    }

    ConsoleFixture(ActorTestKit kit, ConsoleSettings settings) {
        follower = kit.createTestProbe();
        var census = kit.spawn(census());
        var audit = new AuditLog(rows, Clock.systemUTC(), "a:1");
        door = ConsoleDoor.start(
                        kit.system(),
                        settings,
                        new ConsoleDoor.Inside(census, audit, rooms, settingRows, follower.ref()))
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    /** The next order that nodes were given; it comes after the answer that says it was noted. */
    static <T> T next(BlockingQueue<T> orders) {
        try {
            return Objects.requireNonNull(orders.poll(10, TimeUnit.SECONDS), "no order came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static ConsoleSettings settings(int signInsPerMinute, int streamsMax) {
        var users = List.of(user("vera", Role.VIEWER), user("mona", Role.MODERATOR), user("otto", Role.OPERATOR));
        var lifetime = Duration.ofHours(1);
        return new ConsoleSettings(
                "127.0.0.1", 0, List.of("localhost"), users, false, lifetime, signInsPerMinute, streamsMax);
    }

    private static ConsoleUser user(String name, Role role) {
        return new ConsoleUser(new Operator(name, role), HASH);
    }

    private Behavior<Census.Command> census() {
        return Behaviors.receive(Census.Command.class)
                .onMessage(Census.Look.class, look -> {
                    look.replyTo().tell(town);
                    return Behaviors.same();
                })
                .onMessage(Census.LookAtRooms.class, look -> {
                    var loads = List.of(
                            new NodeReporter.RoomLoads("a:1", List.of(load("r1", 5), load("r2", 90))),
                            new NodeReporter.RoomLoads("b:1", List.of(load("r3", 20))));
                    look.replyTo().tell(new Census.BusyRooms(loads));
                    return Behaviors.same();
                })
                .onMessage(Census.LookAtSockets.class, look -> {
                    asked.add(look.query());
                    look.replyTo().tell(new Census.FoundSockets(sockets()));
                    return Behaviors.same();
                })
                .onMessage(Census.Disconnect.class, order -> {
                    disconnected.add(order);
                    return Behaviors.same();
                })
                .onMessage(Census.Drain.class, drain -> {
                    drained.add(drain);
                    return Behaviors.same();
                })
                .build();
    }

    private static List<NodeReporter.Sockets> sockets() {
        return List.of(
                new NodeReporter.Sockets(
                        "a:1",
                        List.of(socket(2, "ben", 0, 0), socket(1, "ann", 5_000, 0)),
                        List.of(new ClosedSocket(10, "p-dan", "dan", 1000, 5))),
                new NodeReporter.Sockets(
                        "b:1",
                        List.of(socket(1, "cleo", 100, 900)),
                        List.of(new ClosedSocket(20, "p-eve", "eve", 4008, 5))));
    }

    private static SocketView socket(long number, String name, long waiting, long stalled) {
        return new SocketView(number, "p-" + name, name, "web/1", List.of("r1"), 5, 3, 1, waiting, stalled);
    }

    private static RoomLoad load(String room, double pace) {
        return new RoomLoad(room, "Room " + room, false, 2, 20, 17, pace);
    }

    static Town town(String... addresses) {
        var nodes = List.of(addresses).stream().map(ConsoleFixture::node).toList();
        return new Town(Instant.EPOCH, addresses[0], nodes);
    }

    static NodeView node(String address) {
        var report = new NodeReport(
                address, "1.0.0", List.of("gateway", "world"), 0, 3, 10, 100, 1, 20, 5, 0, true, "", false);
        return new NodeView(address, "Up", true, Optional.of(report), 5, 6, 7);
    }

    int port() {
        return door.port();
    }

    /** What was written down. */
    Deed deed(long number) {
        return Objects.requireNonNull(rows.lines.get(number), "no such line").deed();
    }

    List<ConsoleSite.Endpoint> endpoints() {
        return door.endpoints();
    }

    HttpRequest.Builder request(String method, String path, Badge badge, Optional<String> body) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        body.ifPresent(text -> builder.header("Content-Type", "application/json"));
        if (!badge.cookie().isEmpty()) {
            builder.header("Cookie", badge.cookie());
        }
        if (!badge.csrf().isEmpty()) {
            builder.header("X-Hearth-Csrf", badge.csrf());
        }
        return builder;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path, Badge badge) {
        return send(request("GET", path, badge, Optional.empty()));
    }

    HttpResponse<String> post(String path, Badge badge, String body) {
        return send(request("POST", path, badge, Optional.of(body)));
    }

    HttpResponse<String> trySignIn(String name, String password) {
        var body = JSON.createObjectNode().put("name", name).put("password", password);
        return post("/api/session", Badge.NONE, body.toString());
    }

    Badge signIn(String name) {
        var answer = trySignIn(name, PASSWORD);
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new Badge(
                cookie.substring(0, cookie.indexOf(';')),
                json(answer).path("csrf").asText());
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("code").asText();
    }

    @Override
    public void close() {
        door.end(Duration.ofSeconds(1)).toCompletableFuture().join();
    }
}
