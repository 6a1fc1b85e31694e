package dev.hearth.load.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.BotSettings;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.socket.SocketLoop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The command that sows: signs guests in and lets some of them make rooms, furnish them and talk in them. */
public final class Seed {

    private static final int WRONG_USAGE = 64;

    /** More at once than that, and a store that has just started refuses some of those who sign in. */
    private static final int AT_ONCE = 32;

    private static final int GUESTS_PER_ADDRESS = 15;
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(60);

    private final SeedPlan plan;
    private final FrontDoor door;
    private final URI socket;
    private final boolean local;
    private final SocketLoop loop;

    private Seed(SeedSettings settings, SocketLoop loop) throws IOException {
        this.plan = new SeedPlan(settings.seed());
        this.door = new FrontDoor(settings.target());
        this.socket = door.socket();
        this.local = InetAddress.getByName(settings.target().getHost()).isLoopbackAddress();
        this.loop = loop;
    }

    /**
     * Sows.
     *
     * @param arguments see the usage text, shown when they are wrong; may hold several words each
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        try {
            SeedSettings settings = SeedSettings.parse(Stream.of(arguments)
                    .flatMap(argument -> Stream.of(argument.trim().split("\\s+", -1)))
                    .filter(word -> !word.isEmpty())
                    .toList());
            out.println(sow(settings));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n" + SeedSettings.USAGE);
            System.exit(WRONG_USAGE);
        }
    }

    /** Sows, and says in a sentence what there is now. */
    static String sow(SeedSettings settings) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try (SocketLoop loop = SocketLoop.start("seed")) {
            Seed seed = new Seed(settings, loop);
            List<Future<Integer>> sown = new ArrayList<>();
            for (int i = 0; i < settings.guests(); i++) {
                int number = i;
                sown.add(workers.submit(() -> seed.person(number, number < settings.rooms())));
            }
            int deeds = 0;
            for (Future<Integer> one : sown) {
                deeds += get(one);
            }
            return settings.guests() + " guests, " + settings.rooms() + " rooms, " + deeds + " pieces and lines in "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + " s";
        } finally {
            workers.shutdownNow();
        }
    }

    /** How many pieces and lines this person leaves behind. */
    private int person(int number, boolean owner) throws IOException, InterruptedException {
        Guest guest = door.guest(plan.guest(number), address(number));
        if (!owner) {
            return 0;
        }
        try (Bot bot = new Bot(loop, socket, guest, BotSettings.FOR_TESTS)) {
            get(bot.connect());
            String room = ok(bot, plan.room(number)).body().path("room").asText();
            var unused = ok(bot, Commands.join(room));
            return furnish(bot, plan.deeds(number, room));
        }
    }

    /** One deed behind the other, without waiting in between: a room keeps the order of one connection. */
    private static int furnish(Bot bot, List<ObjectNode> deeds) throws InterruptedException {
        List<CompletableFuture<Answer>> answers = deeds.stream()
                .map(deed -> bot.sendUntilDecided(deed, Bot.newKey(), DECIDED_WITHIN))
                .toList();
        for (int i = 0; i < deeds.size(); i++) {
            var unused = ok(bot, deeds.get(i), answers.get(i));
        }
        return deeds.size();
    }

    private Optional<InetAddress> address(int number) throws IOException {
        int address = number / GUESTS_PER_ADDRESS;
        return local
                ? Optional.of(InetAddress.getByName("127.6." + address / 250 + "." + (1 + address % 250)))
                : Optional.empty();
    }

    private static Answer ok(Bot bot, ObjectNode command) throws InterruptedException {
        return ok(bot, command, bot.sendUntilDecided(command, Bot.newKey(), DECIDED_WITHIN));
    }

    private static Answer ok(Bot bot, ObjectNode command, Future<Answer> coming) throws InterruptedException {
        Answer answer = get(coming);
        if (!answer.ok()) {
            throw new IllegalStateException(bot + " was answered " + answer + " to " + command);
        }
        return answer;
    }

    private static <T> T get(Future<T> coming) throws InterruptedException {
        try {
            return coming.get(2 * DECIDED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not sown", e);
        }
    }
}
