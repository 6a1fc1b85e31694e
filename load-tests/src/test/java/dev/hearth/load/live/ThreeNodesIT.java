package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.BotSettings;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.checker.Invariant;
import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.HearthCluster;
import dev.hearth.load.process.HearthCommand;
import dev.hearth.load.process.LoadLimits;
import dev.hearth.load.run.Ending;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.SocketLoop;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Three nodes are one world: people on all of them talk in one room while nodes go. First the one where the room lives leaves
 * in good order, with a crowd at its sockets; then nodes are killed, one that only holds sockets and the one where the room
 * lives. Once each, for time's sake; the drills kill more often.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeNodesIT {

    private static final int NODES = 3;
    private static final int PEOPLE_PER_NODE = 2;
    private static final int LINES_BEFORE = 10;
    private static final String FORUM = "Forum";
    private static final int VISITORS = 120;
    private static final int VISITORS_PER_ADDRESS = 15;
    private static final int DRAINING = 4001;
    private static final int TERMINATED = 143;

    /** What is promised for 2,000 sockets. */
    private static final Duration LEFT_WITHIN = Duration.ofSeconds(30);

    /** Notice, decide, move the room, come back: some eleven seconds, and twice that on a busy machine. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(40);

    private final SocketLoop loop = SocketLoop.start("bots");
    private final HearthCluster cluster;
    private final List<Speaker> people = new ArrayList<>();

    ThreeNodesIT() throws Exception {
        cluster = HearthCluster.start(Town.freshFolder("three-nodes"), NODES, LoadLimits.LIFTED);
    }

    @AfterAll
    void stop() {
        people.forEach(speaker -> speaker.bot().close());
        try {
            cluster.close();
        } finally {
            loop.close();
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenNodesLeaveOrAreKilled() throws Exception {
        cluster.awaitWhole();
        String room = settle();
        awaitEverybody("has been heard", LINES_BEFORE);

        ClusterNode leaving = cluster.hostOf(room);
        leaveAndHearEverybodyAgain(leaving);
        assertThat(cluster.hostOf(room).number()).isNotEqualTo(leaving.number());
        leaving.startAgain();
        cluster.awaitWhole();

        ClusterNode host = cluster.hostOf(room);
        ClusterNode other = cluster.node(host.number() % NODES + 1);
        killAndHearEverybodyAgain(other);
        other.startAgain();
        cluster.awaitWhole();

        ClusterNode present = cluster.hostOf(room);
        killAndHearEverybodyAgain(present);
        assertThat(cluster.hostOf(room).number()).isNotEqualTo(present.number());

        assertNothingWasLost(room);
    }

    /** Everybody comes in at their own node, into one room. */
    private String settle() throws Exception {
        List<URI> sockets = new ArrayList<>();
        for (ClusterNode node : cluster.nodes()) {
            FrontDoor door = new FrontDoor(node.url());
            sockets.add(door.socket());
            for (int i = 1; i <= PEOPLE_PER_NODE; i++) {
                String name = "Speaker " + node.number() + " " + i;
                Bot bot = new Bot(loop, door.socket(), door.guest(name, Optional.empty()), BotSettings.FOR_TESTS);
                Town.get(bot.connect());
                people.add(new Speaker(loop, bot));
            }
        }
        String room = Town.room(people.get(0).bot(), FORUM, people.size());
        for (Speaker speaker : people.subList(1, people.size())) {
            Town.join(speaker.bot(), room);
        }
        for (int i = 0; i < people.size(); i++) {
            List<URI> others = new ArrayList<>(sockets);
            Collections.rotate(others, -(i / PEOPLE_PER_NODE) - 1);
            people.get(i).speak(room, others);
        }
        return room;
    }

    private void leaveAndHearEverybodyAgain(ClusterNode node) throws Exception {
        List<Bot> visitors = visitors(node);
        long began = System.nanoTime();
        assertThat(node.stop()).isEqualTo(TERMINATED);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LEFT_WITHIN);
        Set<String> times = new HashSet<>();
        for (Bot visitor : visitors) {
            Closing closing = Town.get(visitor.connection().closed());
            assertThat(closing.code()).as(closing.toString()).isEqualTo(DRAINING);
            times.add(closing.reason().replaceAll(",.*", ""));
        }
        assertThat(times)
                .as("times to come back")
                .hasSizeGreaterThanOrEqualTo(10)
                .allMatch(time -> time.matches("\\{\"after_ms\":[1-9][0-9]{0,3}"));
        people.forEach(Speaker::countAnew);
        awaitEverybody("is heard again", 1);
    }

    /** A crowd that says nothing, and does not come back. */
    private List<Bot> visitors(ClusterNode node) throws Exception {
        FrontDoor door = new FrontDoor(node.url());
        URI socket = door.socket();
        List<Bot> visitors = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            InetAddress address = InetAddress.getByName("127.1.9." + (1 + i / VISITORS_PER_ADDRESS));
            var guest = door.guest("Visitor " + i, Optional.of(address));
            visitors.add(new Bot(loop, socket, guest, BotSettings.FOR_TESTS));
        }
        Town.get(CompletableFuture.allOf(visitors.stream().map(Bot::connect).toArray(CompletableFuture[]::new)));
        return visitors;
    }

    private void killAndHearEverybodyAgain(ClusterNode node) throws Exception {
        ClusterNode alive = cluster.node(node.number() % NODES + 1);
        node.kill();
        people.forEach(Speaker::countAnew);
        listing(alive);
        awaitEverybody("is heard again", 1);
        Town.eventually(
                "everybody in the list of rooms",
                () -> Optional.of(listing(alive))
                        .filter(room -> room.path("occupants").asInt() == people.size()));
    }

    /** The room as the list shows it, which it never leaves. */
    private static JsonNode listing(ClusterNode node) throws Exception {
        JsonNode rooms = new FrontDoor(node.url()).rooms("text=" + FORUM).path("rooms");
        assertThat(rooms).as("rooms in the list").hasSize(1);
        return rooms.path(0);
    }

    private void awaitEverybody(String what, int lines) throws Exception {
        await(what, speaker -> speaker.heard() >= lines);
    }

    private void await(String what, Predicate<Speaker> done) throws Exception {
        long end = System.nanoTime() + HEARD_WITHIN.toNanos();
        for (Speaker speaker : people) {
            while (!done.test(speaker)) {
                assertThat(System.nanoTime()).as("%s %s", speaker.bot(), what).isLessThan(end);
                Town.get(CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)));
            }
        }
    }

    private void assertNothingWasLost(String room) throws Exception {
        people.forEach(Speaker::rest);
        await("has an answer to everything", Speaker::isDone);
        List<Bot> bots = people.stream().map(Speaker::bot).toList();

        CheckReport report = Ending.of(bots, Map.of(room, bots)).report();
        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.checked().get(Invariant.DONE_ONCE))
                .as("enough was done for this to mean something")
                .isGreaterThan(100);
        HearthCommand.Exit audit = cluster.command("audit", Duration.ofMinutes(1));
        assertThat(audit.code()).as(audit.output()).isZero();
    }
}
