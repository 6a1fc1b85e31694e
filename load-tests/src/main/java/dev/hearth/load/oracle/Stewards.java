package dev.hearth.load.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.BotSettings;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.History;
import dev.hearth.load.socket.SocketLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bots that own the rooms of a run: they make them before anybody comes, stay away while visitors are there, and read
 * their logs in the end.
 */
final class Stewards implements AutoCloseable {

    /** What one connection may attend. */
    private static final int ROOMS_EACH = 8;

    private static final int PER_ADDRESS = 10;
    private static final int READERS_FROM = 100;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SocketLoop loop = SocketLoop.start("stewards");
    private final FrontDoor door;
    private final URI socket;
    private final boolean local;
    private final List<Bot> bots = new ArrayList<>();
    private final List<Bot> guests = new ArrayList<>();
    private final List<Bot> silent = new ArrayList<>();
    private final Map<String, List<Bot>> readers = new TreeMap<>();
    private final List<String> rooms = new ArrayList<>();

    /** @param local whether the server sees the address that a connection chooses on this machine */
    Stewards(FrontDoor door, URI socket, boolean local) {
        this.door = door;
        this.socket = socket;
        this.local = local;
    }

    /** Makes rooms that are as given, each with a name of its own. */
    void make(int count, ObjectNode creation) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            if (i % ROOMS_EACH == 0) {
                bots.add(hire(bots.size()));
            }
            Bot owner = bots.get(bots.size() - 1);
            ObjectNode named = creation.deepCopy();
            named.put("name", creation.path("name").asText() + " " + (i + 1));
            Answer made = ok(owner, named);
            String room = made.body().path("room").asText();
            rooms.add(room);
            readers.put(room, List.of(owner));
        }
    }

    private Bot hire(int number) throws IOException, InterruptedException {
        Guest guest = door.guest("Steward " + (number + 1), source(0, number));
        Bot bot = new Bot(loop, socket, guest, BotSettings.FOR_TESTS);
        get(bot.connect(), bot + " could not connect");
        return bot;
    }

    /** Few come from one address, as limits go by address. */
    private Optional<InetAddress> source(int block, int number) throws IOException {
        int address = number / PER_ADDRESS;
        return local
                ? Optional.of(InetAddress.getByName("127.5." + (block + address / 250) + "." + (1 + address % 250)))
                : Optional.empty();
    }

    /** A visitor comes again as another client, to read their inbox. */
    Bot again(Visitor visitor) throws IOException, InterruptedException {
        Guest guest = visitor.guest(source(READERS_FROM, visitor.number()));
        Bot bot = new Bot(loop, socket, door.refresh(guest), BotSettings.FOR_TESTS);
        guests.add(bot);
        get(bot.connect(), bot + " could not come again");
        return bot;
    }

    /** Whoever lost their socket because a node went away comes back. */
    void comeBack() throws InterruptedException {
        for (Bot bot : bots) {
            if (bot.connection().closed().isDone()) {
                get(bot.connect(), bot + " could not come back");
            }
        }
    }

    /** Lets so many more people into the rooms who from then on read nothing of what they are sent. */
    void seatSilentReaders(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            Bot bot = hire(bots.size() + i);
            guests.add(bot);
            silent.add(bot);
            var unused = ok(bot, Commands.join(rooms.get(i % rooms.size())));
            bot.connection().reading(false);
        }
    }

    /** What those sent and saw who do not read. */
    List<History> silentHistories() {
        return silent.stream().map(bot -> bot.history().copy()).toList();
    }

    private static Answer ok(Bot bot, ObjectNode command) throws InterruptedException {
        Answer answer = get(bot.sendUntilDecided(command, Bot.newKey(), SOON), bot + " got no answer");
        if (!answer.ok()) {
            throw new IllegalStateException(bot + " was answered " + answer + " to " + command);
        }
        return answer;
    }

    private static <T> T get(CompletableFuture<T> coming, String elseWhy) throws InterruptedException {
        try {
            return coming.get(2 * SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(elseWhy, e);
        }
    }

    List<String> rooms() {
        return List.copyOf(rooms);
    }

    List<Bot> bots() {
        return List.copyOf(bots);
    }

    /** Lets somebody in the room build; they see in the room when it is so. */
    void nameBuilder(String room, String persona) {
        List<Bot> owners = readers.getOrDefault(room, List.of());
        owners.forEach(owner -> {
            var unused = owner.send(Commands.role(room, persona, "builder"));
        });
    }

    /** Who reads which room's log. */
    Map<String, List<Bot>> readers() {
        return readers;
    }

    @Override
    public void close() {
        bots.forEach(Bot::close);
        guests.forEach(Bot::close);
        loop.close();
    }
}
