package dev.hearth.load.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.BotSettings;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.process.HearthProcess;
import dev.hearth.load.run.Folders;
import dev.hearth.load.socket.SocketLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A running node and the people in it, for one test class. */
final class Town implements AutoCloseable {

    /** Longer than anything takes on a busy machine, unless it never comes. */
    static final Duration SOON = Duration.ofSeconds(15);

    /** Half of what one address may make in a minute. */
    private static final int GUESTS_PER_ADDRESS = 15;

    private final HearthProcess node;
    private final Runnable afterwards;
    private final FrontDoor door;
    private final URI socket;
    private final SocketLoop loop = SocketLoop.start("bots");
    private final List<Bot> people = new ArrayList<>();
    private int guests;

    /** @param afterwards what becomes of the node once the people are gone */
    private Town(HearthProcess node, Runnable afterwards) throws IOException {
        this.node = node;
        this.afterwards = afterwards;
        this.door = new FrontDoor(node.url());
        this.socket = door.socket();
    }

    /**
     * Starts a node with an empty data folder.
     *
     * @param extra HOCON on top of the harness's own settings
     */
    static Town open(String name, String extra) throws IOException, InterruptedException {
        HearthProcess node = HearthProcess.start(freshFolder(name), extra);
        return new Town(node, node::close);
    }

    /** People at a node that runs already and goes on without them. */
    static Town at(HearthProcess node) throws IOException {
        return new Town(node, () -> {});
    }

    /** An empty folder for a node's data and logs, below the build's output. */
    static Path freshFolder(String name) throws IOException {
        return Folders.empty(Path.of("target", "nodes", name).toAbsolutePath());
    }

    HearthProcess node() {
        return node;
    }

    FrontDoor door() {
        return door;
    }

    URI socket() {
        return socket;
    }

    SocketLoop loop() {
        return loop;
    }

    List<Bot> people() {
        return List.copyOf(people);
    }

    /** Signs somebody in, from an address that still may. */
    Guest guest(String name) throws IOException {
        return door.guest(name, address());
    }

    /** An address from which somebody more may come. */
    synchronized Optional<InetAddress> address() throws IOException {
        int address = guests++ / GUESTS_PER_ADDRESS;
        return Optional.of(InetAddress.getByName("127.1." + address / 250 + "." + (1 + address % 250)));
    }

    /** Somebody who is connected. */
    Bot person(String name) throws Exception {
        Bot bot = new Bot(loop, socket, guest(name), BotSettings.FOR_TESTS);
        people.add(bot);
        get(bot.connect());
        return bot;
    }

    List<Bot> people(String prefix, int count) throws Exception {
        List<Bot> crowd = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            crowd.add(person(prefix + " " + i));
        }
        return crowd;
    }

    /** Makes a room and lets its owner in; returns its id. */
    static String room(Bot owner, String name, int capacity) throws Exception {
        String room = ok(owner.send(Commands.create(name, capacity)))
                .body()
                .path("room")
                .asText();
        join(owner, room);
        return room;
    }

    /** Joins and waits for the snapshot. */
    static Answer join(Bot bot, String room) throws Exception {
        Answer joined = ok(bot.send(Commands.join(room)));
        bot.room(room)
                .await("snapshot", SOON, state -> state.occupant(bot.persona()).isPresent());
        return joined;
    }

    /** The answer, which must be ok. */
    static Answer ok(CompletableFuture<Answer> answer) throws Exception {
        Answer given = get(answer);
        assertThat(given.kind()).as(given.toString()).isEqualTo(Answer.Kind.OK);
        return given;
    }

    static Answer ok(Bot bot, ObjectNode command) throws Exception {
        return ok(bot.send(command));
    }

    /** The answer, which must be this refusal. */
    static Answer refused(Bot bot, ObjectNode command, String code) throws Exception {
        Answer given = get(bot.send(command));
        assertThat(given.kind()).as(given.toString()).isEqualTo(Answer.Kind.ERROR);
        assertThat(given.code()).isEqualTo(code);
        return given;
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** Asks every 100 ms until there is an answer; for what nobody pushes. */
    static <T> T eventually(String what, Callable<Optional<T>> question) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        Executor later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
        Optional<T> answer = question.call();
        while (answer.isEmpty()) {
            assertThat(System.nanoTime()).as("never within %s: %s", SOON, what).isLessThan(end);
            get(CompletableFuture.runAsync(() -> {}, later));
            answer = question.call();
        }
        return answer.get();
    }

    @Override
    public void close() {
        people.forEach(Bot::close);
        try {
            afterwards.run();
        } finally {
            loop.close();
        }
    }
}
