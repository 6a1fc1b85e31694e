package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.ReturningBot;
import dev.hearth.load.bot.ReturningBot.Again;
import dev.hearth.load.bot.Returns;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.bot.WayBack;
import dev.hearth.load.proxy.FaultLink;
import dev.hearth.load.socket.Closing;
import dev.hearth.load.socket.SocketLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Somebody who lives in one room over a link that may break, and does one durable thing after the other: talks mostly,
 * writes to a friend, whispers, sits down and stands up, dresses. Does it over as many connections as it takes. What it
 * does follows from its seed.
 */
final class Resident implements Returns {

    private static final List<String> HATS = List.of("straw-hat", "beret", "turban", "hair-bob", "red-scarf");
    private static final List<Again> OCCASIONS = List.of(Again.values());
    private static final int SLOWEST_OF_MEAN = 6;

    private final SocketLoop loop;
    private final ReturningBot bot;
    private final Optional<FaultLink> link;
    private final ReturnLog log;
    private final Random random;
    private final Manner manner;
    private String room = "";
    private Bot friend;
    private boolean busy;
    private int started;
    private final AtomicLong decidedCount = new AtomicLong();
    private final AtomicLong liveCount = new AtomicLong();
    private volatile boolean live = true;
    private volatile boolean unknownInRoom;
    private volatile long healthyAt = Long.MAX_VALUE;

    /**
     * How somebody works.
     *
     * @param pause from an answer to the next command, on average
     * @param often how many commands in a hundred are sent more often than they must be
     * @param commandsMax after so many somebody is done
     * @param lineLength the least length of a line
     */
    record Manner(Duration pause, int often, int commandsMax, int lineLength) {}

    Resident(DrillTown town, Bot bot, Optional<FaultLink> link, long seed, Manner manner) {
        this.loop = town.loop();
        this.link = link;
        this.log = town.log();
        this.random = new Random(seed);
        this.manner = manner;
        this.bot = new ReturningBot(loop, bot, town.returnSettings(), town::renew, this);
        this.friend = bot;
    }

    Bot bot() {
        return bot.bot();
    }

    ReturningBot returning() {
        return bot;
    }

    /** The link of somebody in a town of one node. */
    FaultLink link() {
        return link.orElseThrow();
    }

    String room() {
        return room;
    }

    void settle(String home, Bot neighbour) {
        room = home;
        friend = neighbour;
        bot.takeOver();
    }

    /** Up to date, over a connection that is there. */
    boolean live() {
        return live;
    }

    /** Changes with every return. */
    long liveCount() {
        return liveCount.get();
    }

    /** Commands that were decided. */
    long decidedCount() {
        return decidedCount.get();
    }

    /** Whether something this person sent to the room may or may not have been done, since {@link #forget}. */
    boolean unknownInRoom() {
        return unknownInRoom;
    }

    void forget() {
        unknownInRoom = false;
    }

    /** The link is whole again; counts from here until everything is up to date. */
    void healthy() {
        healthyAt = System.nanoTime();
    }

    void work() {
        loop.execute(() -> {
            busy = true;
            later();
        });
    }

    void rest() {
        loop.execute(() -> busy = false);
    }

    boolean done() {
        return decidedCount.get() >= manner.commandsMax();
    }

    /** Does what can be heard in the room at once, besides the usual work. */
    CompletableFuture<Answer> sayNow() {
        return now(() -> bot().room(room).attended() ? Commands.say(room, unique("calls")) : Commands.join(room));
    }

    /** Writes to a friend at once, besides the usual work: for that one's own session is needed. */
    CompletableFuture<Answer> writeNow() {
        return now(() -> Commands.direct(friend.persona(), unique("writes at once")));
    }

    private CompletableFuture<Answer> now(Supplier<ObjectNode> command) {
        CompletableFuture<Answer> decided = new CompletableFuture<>();
        loop.execute(() -> {
            started++;
            var unused = decide(command.get(), List.of()).thenAccept(decided::complete);
        });
        return decided;
    }

    private void next() {
        if (!busy || started >= manner.commandsMax()) {
            return;
        }
        started++;
        var unused = decide(choose(), again()).thenRun(this::later);
    }

    private CompletableFuture<Answer> decide(ObjectNode command, List<Again> again) {
        long sent = System.nanoTime();
        return bot.send(command, again).thenApply(answer -> {
            decidedCount.incrementAndGet();
            log.decided(answer, Duration.ofNanos(System.nanoTime() - sent));
            return answer;
        });
    }

    /** The pause is random, so that people do not speak in chorus. */
    private void later() {
        double times = Math.min(SLOWEST_OF_MEAN, -Math.log(1 - random.nextDouble()));
        Duration pause = Duration.ofNanos((long) (manner.pause().toNanos() * times));
        loop.schedule(pause, this::next);
    }

    private List<Again> again() {
        List<Again> occasions = new ArrayList<>();
        if (random.nextInt(100) < manner.often()) {
            int more = random.nextInt(OCCASIONS.size() + 1);
            for (int i = 0; i < more; i++) {
                occasions.add(OCCASIONS.get(random.nextInt(OCCASIONS.size())));
            }
        }
        return occasions;
    }

    private ObjectNode choose() {
        if (!bot().room(room).attended()) {
            return Commands.join(room);
        }
        int dice = random.nextInt(100);
        if (dice < 80) {
            return Commands.say(room, unique("says"));
        }
        if (dice < 86) {
            return Commands.direct(friend.persona(), unique("writes"));
        }
        if (dice < 88) {
            return whisper();
        }
        return dice < 98 ? sitOrStand() : Commands.dress(HATS.get(random.nextInt(HATS.size())));
    }

    private ObjectNode sitOrStand() {
        boolean seated = bot().room(room)
                .read(state -> state.occupant(bot().persona()).stream()
                        .anyMatch(occupant -> !occupant.seat().isEmpty()));
        if (seated) {
            return Commands.stand(room);
        }
        List<String> seats = List.copyOf(bot().room(room).read(RoomState::seatNames));
        return Commands.sit(room, TextNode.valueOf(seats.get(random.nextInt(seats.size()))));
    }

    private ObjectNode whisper() {
        int to = bot().room(room)
                .read(state ->
                        state.occupant(friend.persona()).map(Occupant::number).orElse(0));
        return to > 0
                ? Commands.whisper(room, to, unique("whispers"))
                : Commands.say(room, unique("says into the void"));
    }

    private String unique(String verb) {
        String line = bot().guest().name() + " " + verb + " " + started;
        return line + ".".repeat(Math.max(0, manner.lineLength() - line.length()));
    }

    @Override
    public void onLost(Closing closing, int unanswered) {
        live = false;
        log.lost(closing, unanswered);
    }

    @Override
    public void onReady(WayBack way) {
        log.ready(way);
    }

    @Override
    public void onStream(String stream, String answer) {
        log.stream(stream, answer);
    }

    @Override
    public void onLive(Duration opening) {
        log.live(opening);
        long now = System.nanoTime();
        if (healthyAt != Long.MAX_VALUE) {
            log.back(Duration.ofNanos(now - healthyAt));
            healthyAt = Long.MAX_VALUE;
        }
        live = true;
        liveCount.incrementAndGet();
    }

    @Override
    public void onAnswered(ObjectNode command, Answer answer, Duration took) {
        log.answered(answer, took);
        if (!answer.ok() && answer.kind() != Answer.Kind.ERROR && command.has("room")) {
            unknownInRoom = true;
        }
    }

    @Override
    public void onStopped(Closing closing) {
        log.stopped(closing);
    }
}
