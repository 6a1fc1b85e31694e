package dev.hearth.load.drill;

import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.BotSettings;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.EventPool;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.ReturnSettings;
import dev.hearth.load.process.HearthCluster;
import dev.hearth.load.process.HearthProcess;
import dev.hearth.load.proxy.FaultLink;
import dev.hearth.load.proxy.FaultProxy;
import dev.hearth.load.run.Folders;
import dev.hearth.load.socket.SocketLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Nodes with the people of a drill in their rooms. With one node everybody is behind a link of their own, which can be broken;
 * with several everybody begins at another node than their neighbour, and goes on at the next one after a loss.
 */
final class DrillTown implements AutoCloseable {

    /** Raised limits: a drill is about losses, not about manners. Everything else stays as it is out of the box. */
    private static final String LIFTED = """
            hearth.gateway.limits {
              commands { per-second = 10000, burst = 10000 }
              talk { per-second = 10000, burst = 10000 }
              join { per-minute = 10000, burst = 1000 }
              identify { per-minute = 10000, burst = 1000 }
              upgrades { per-minute = 1000000, burst = 100000 }
              failed-identifies { per-minute = 100000, burst = 10000 }
            }
            hearth.gateway.http { guests-per-minute = 100000, tokens-per-minute = 100000 }
            """;

    private static final int GUESTS_PER_ADDRESS = 10;
    private static final int EVENTS_SHARED_MAX = 400_000;
    private static final int HISTORY_MAX = 400_000;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final long SOON_SECONDS = 60;
    private static final long SETTLED_SECONDS = 300;

    private final DrillSettings settings;
    private final DrillWorld world;
    private final List<FrontDoor> doors;
    private final List<URI> sockets = new ArrayList<>();
    private final SocketLoop loop = SocketLoop.start("bots");
    private final FaultProxy proxy = new FaultProxy(1);
    private final EventPool pool = new EventPool(EVENTS_SHARED_MAX);
    private final ExecutorService signIns = Executors.newFixedThreadPool(4);
    private final ReturnLog log = new ReturnLog();
    private final List<Resident> residents = new ArrayList<>();

    private DrillTown(DrillSettings settings, DrillWorld world) throws IOException {
        this.settings = settings;
        this.world = world;
        this.doors = world.doors().stream().map(FrontDoor::new).toList();
        for (FrontDoor door : doors) {
            sockets.add(door.socket());
        }
    }

    /** Starts the world of a scenario with an empty data folder. */
    static DrillTown open(DrillSettings settings, Scenario scenario) throws IOException, InterruptedException {
        Folders.empty(settings.workFolder());
        DrillWorld world = scenario.open(settings, LIFTED + scenario.configuration());
        try {
            return new DrillTown(settings, world);
        } catch (IOException | RuntimeException e) {
            world.close();
            throw e;
        }
    }

    /** Signs everybody in, makes the rooms, and lets everybody in. */
    void settle(Resident.Manner manner) throws IOException, InterruptedException {
        List<CompletableFuture<Resident>> coming = new ArrayList<>();
        for (int i = 0; i < settings.bots(); i++) {
            int number = i;
            coming.add(CompletableFuture.supplyAsync(() -> signIn(number, manner), signIns));
        }
        for (CompletableFuture<Resident> resident : coming) {
            residents.add(get(resident));
        }
        int each = settings.bots() / settings.rooms();
        List<CompletableFuture<Void>> settling = new ArrayList<>();
        for (int i = 0; i < residents.size(); i += each) {
            List<Resident> people = residents.subList(i, i + each);
            int number = i / each + 1;
            settling.add(CompletableFuture.runAsync(() -> settleNow(people, number), signIns));
        }
        for (CompletableFuture<Void> room : settling) {
            get(room, SETTLED_SECONDS);
        }
    }

    private Resident signIn(int number, Resident.Manner manner) {
        try {
            Guest guest = doors.get(number % doors.size()).guest("Resident " + (number + 1), source(number));
            Optional<FaultLink> link = sockets.size() > 1 ? Optional.empty() : Optional.of(link(guest));
            Bot bot = new Bot(loop, socket(number, link), guest, new BotSettings(PATIENCE, HISTORY_MAX, 16), pool);
            bot.connect().get(SOON_SECONDS, TimeUnit.SECONDS);
            return new Resident(this, bot, link, settings.seed() * 100_003 + number, manner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("resident " + number + " could not come in", e);
        }
    }

    private Optional<InetAddress> source(int number) throws IOException {
        int address = number / GUESTS_PER_ADDRESS;
        return world.near()
                ? Optional.of(InetAddress.getByName("127.3." + address / 250 + "." + (1 + address % 250)))
                : Optional.empty();
    }

    private FaultLink link(Guest guest) {
        URI socket = sockets.get(0);
        return proxy.open(new InetSocketAddress(socket.getHost(), socket.getPort()), guest.source());
    }

    private URI socket(int number, Optional<FaultLink> link) {
        URI socket = sockets.get(number % sockets.size());
        return link.map(through -> URI.create("ws://127.0.0.1:" + through.port() + socket.getRawPath()))
                .orElse(socket);
    }

    /** Where somebody goes on after a loss: at the other nodes first. */
    private void showWays(Resident resident) {
        if (sockets.size() > 1) {
            List<URI> ways = new ArrayList<>(sockets);
            Collections.rotate(ways, -1 - sockets.indexOf(resident.bot().socketUrl()));
            resident.returning().alsoTry(ways);
        }
    }

    private void settleNow(List<Resident> people, int number) {
        try {
            settle(people, number);
            people.forEach(this::showWays);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while people settled", e);
        }
    }

    private static void settle(List<Resident> people, int number) throws InterruptedException {
        Bot owner = people.get(0).bot();
        String room = ok(owner.send(Commands.create("House " + number, people.size())))
                .body()
                .path("room")
                .asText();
        List<CompletableFuture<Answer>> joins = people.stream()
                .map(person -> person.bot().send(Commands.join(room)))
                .toList();
        for (CompletableFuture<Answer> join : joins) {
            ok(join);
        }
        for (int i = 0; i < people.size(); i++) {
            people.get(i)
                    .bot()
                    .room(room)
                    .await(
                            "everybody",
                            Duration.ofSeconds(SOON_SECONDS),
                            state -> state.occupants().size() == people.size());
            people.get(i).settle(room, people.get((i + 1) % people.size()).bot());
        }
    }

    private static Answer ok(CompletableFuture<Answer> coming) throws InterruptedException {
        Answer answer = get(coming);
        if (!answer.ok()) {
            throw new IllegalStateException("people could not settle: " + answer);
        }
        return answer;
    }

    private static <T> T get(CompletableFuture<T> coming) throws InterruptedException {
        return get(coming, SOON_SECONDS);
    }

    private static <T> T get(CompletableFuture<T> coming, long seconds) throws InterruptedException {
        try {
            return coming.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("people could not settle", e);
        }
    }

    /** New tokens for somebody, from whichever node gives them. */
    CompletableFuture<Guest> renew(Guest guest) {
        return CompletableFuture.supplyAsync(() -> refreshed(guest), signIns);
    }

    private Guest refreshed(Guest guest) {
        UncheckedIOException failed = null;
        for (FrontDoor door : doors) {
            try {
                return door.refresh(guest);
            } catch (IOException e) {
                failed = new UncheckedIOException(e);
            }
        }
        throw Objects.requireNonNull(failed);
    }

    ReturnSettings returnSettings() {
        return ReturnSettings.BY_THE_BOOK.withBackOffMax(settings.backOffMax());
    }

    SocketLoop loop() {
        return loop;
    }

    ReturnLog log() {
        return log;
    }

    DrillWorld world() {
        return world;
    }

    /** The node of a drill of one node. */
    HearthProcess node() {
        return ((OneNode) world).node();
    }

    /** The nodes of a drill of several. */
    HearthCluster cluster() {
        return ((ManyNodes) world).cluster();
    }

    DrillSettings settings() {
        return settings;
    }

    /** Everybody begins to work. */
    void work() {
        residents.forEach(Resident::work);
    }

    List<Resident> residents() {
        return residents;
    }

    List<Bot> people() {
        return residents.stream().map(Resident::bot).toList();
    }

    /** Who is in which room. */
    Map<String, List<Bot>> readers() {
        Map<String, List<Bot>> readers = new TreeMap<>();
        residents.forEach(resident -> readers.computeIfAbsent(resident.room(), room -> new ArrayList<>())
                .add(resident.bot()));
        return readers;
    }

    @Override
    public void close() {
        residents.forEach(resident -> resident.returning().stop());
        signIns.shutdownNow();
        proxy.close();
        try {
            world.close();
        } finally {
            loop.close();
        }
    }
}
