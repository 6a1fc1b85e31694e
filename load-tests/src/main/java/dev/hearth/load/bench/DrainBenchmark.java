package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.BotSettings;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.HearthCluster;
import dev.hearth.load.run.Folders;
import dev.hearth.load.socket.SocketLoop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A node of three leaves while everybody's socket is at it and some of them talk. Measured is how long it takes to be gone,
 * when people are told to come back, how long they are away, and how long a line takes that is said meanwhile.
 */
final class DrainBenchmark {

    private static final int NODES = 3;
    private static final int LEAVING = 2;
    private static final int CONNECTS_AT_ONCE = 64;
    private static final int CALM_SECONDS = 3;
    private static final int STOP_SECONDS_MAX = 30;
    private static final int TERMINATED = 143;
    private static final long POLL_MS = 50;

    private final BenchSettings.Load load;
    private final SocketLoop loop;
    private final DrainLog log = new DrainLog();
    private final List<Evacuee> people = new ArrayList<>();
    private final ObjectNode results = Json.object();
    private volatile boolean talking = true;
    private int turn;

    private DrainBenchmark(BenchSettings.Load load, SocketLoop loop) {
        this.load = load;
        this.loop = loop;
    }

    static ObjectNode run(Path folder, BenchSettings.Load load) throws IOException, InterruptedException {
        try (HearthCluster cluster = HearthCluster.start(Folders.empty(folder), NODES, "");
                SocketLoop loop = SocketLoop.start("bots")) {
            return new DrainBenchmark(load, loop).run(cluster);
        }
    }

    private ObjectNode run(HearthCluster cluster) throws IOException, InterruptedException {
        cluster.awaitWhole();
        settle(cluster);
        loop.execute(this::talk);
        TimeUnit.SECONDS.sleep(CALM_SECONDS);
        log.begin();
        long began = System.nanoTime();
        int code = cluster.node(LEAVING).stop();
        double seconds = CpuWindow.rounded((System.nanoTime() - began) / 1e9);
        boolean back = waitFor(() -> log.areAllBack(people.size()));
        talking = false;
        boolean decided = waitFor(() -> log.undecided() == 0);
        results.put("sockets", people.size()).put("stopped_after_s", seconds).put("exit_code", code);
        log.describe(results);
        if (code != TERMINATED || seconds > STOP_SECONDS_MAX) {
            results.put("void", "the node did not leave in order and in time");
        } else if (!back || !decided) {
            results.put("void", "somebody did not come back, or was never answered");
        }
        people.forEach(Evacuee::end);
        return results;
    }

    /** Everybody comes in at the node that will leave; rooms live wherever they do. */
    private void settle(HearthCluster cluster) throws IOException, InterruptedException {
        FrontDoor door = new FrontDoor(cluster.node(LEAVING).url());
        List<URI> others = new ArrayList<>();
        for (ClusterNode node : cluster.nodes()) {
            if (node.number() != LEAVING) {
                others.add(new FrontDoor(node.url()).socket());
            }
        }
        URI socket = door.socket();
        for (Guest guest : Crowd.signIn(door, load.rooms() * load.people())) {
            people.add(new Evacuee(loop, new Bot(loop, socket, guest, BotSettings.FOR_TESTS), log));
        }
        Crowd.inTurn(people, CONNECTS_AT_ONCE, person -> person.bot().connect());
        for (int i = 0; i < people.size(); i += load.people()) {
            settle(people.subList(i, i + load.people()));
        }
        for (int i = 0; i < people.size(); i++) {
            // Half of them try one node first, half the other.
            people.get(i).watch(i % 2 == 0 ? others : List.of(others.get(1), others.get(0)));
        }
    }

    private void settle(List<Evacuee> together) throws InterruptedException {
        Answer made = Crowd.inTurn(
                        together.subList(0, 1), 1, owner -> owner.bot().send(Commands.create("Drain", together.size())))
                .get(0);
        String room = made.body().path("room").asText();
        for (Answer joined :
                Crowd.inTurn(together, CONNECTS_AT_ONCE, person -> person.bot().send(Commands.join(room)))) {
            if (!joined.ok()) {
                throw new IllegalStateException("somebody could not join: " + joined);
            }
        }
        together.forEach(person -> person.speakIn(room));
    }

    /** Somebody says the next line, everybody in turn, so many times a second. */
    private void talk() {
        if (talking) {
            people.get(turn++ % people.size()).say();
            loop.schedule(Duration.ofNanos((long) (1e9 / load.warmUpRate())), this::talk);
        }
    }

    private boolean waitFor(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(load.stageSeconds());
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        return true;
    }
}
