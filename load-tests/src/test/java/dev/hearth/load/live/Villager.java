package dev.hearth.load.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.socket.SocketLoop;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Somebody who lives in one room and does one durable thing after the other, each as soon as the last one is answered:
 * talks mostly, dresses, furnishes, takes seats and leaves them, writes to a friend, whispers, goes out and comes in
 * again. What it does follows from its seed.
 */
final class Villager {

    private static final int PIECES_MAX = 40;
    private static final List<String> HATS = List.of("straw-hat", "beret", "turban", "hair-bob", "red-scarf");
    private static final Duration BREATH = Duration.ofMillis(40);

    private final SocketLoop loop;
    private final Bot bot;
    private final Bot friend;
    private final String room;
    private final Random random;
    private volatile boolean busy;
    private int done;

    Villager(SocketLoop loop, Bot bot, Bot friend, String room, long seed) {
        this.loop = loop;
        this.bot = bot;
        this.friend = friend;
        this.room = room;
        this.random = new Random(seed);
    }

    Bot bot() {
        return bot;
    }

    String room() {
        return room;
    }

    /** Goes on until {@link #rest} or the connection ends. */
    void work() {
        busy = true;
        loop.execute(this::next);
    }

    void rest() {
        busy = false;
    }

    private void next() {
        if (!busy || bot.connection().closed().isDone()) {
            return;
        }
        var unused = bot.send(choose()).whenComplete((answer, defect) -> {
            if (defect == null && answer.kind() != Answer.Kind.UNANSWERED) {
                loop.schedule(BREATH.plusMillis(answer.afterMs()), this::next);
            }
        });
    }

    private ObjectNode choose() {
        if (!bot.room(room).attended()) {
            return Commands.join(room);
        }
        int dice = random.nextInt(100);
        if (dice < 5) {
            return Commands.dress(HATS.get(random.nextInt(HATS.size())));
        }
        if (dice < 40) {
            return Commands.say(room, unique("says"));
        }
        if (dice < 55) {
            return furnish();
        }
        if (dice < 70) {
            return sitOrStand();
        }
        if (dice < 85) {
            return Commands.direct(friend.persona(), unique("writes"));
        }
        return dice < 95 ? whisper() : Commands.leave(room);
    }

    private ObjectNode sitOrStand() {
        boolean seated = bot.room(room)
                .read(state -> state.occupant(bot.persona()).stream()
                        .anyMatch(occupant -> !occupant.seat().isEmpty()));
        if (seated) {
            return Commands.stand(room);
        }
        List<String> seats = List.copyOf(bot.room(room).read(RoomState::seatNames));
        return Commands.sit(room, TextNode.valueOf(seats.get(random.nextInt(seats.size()))));
    }

    /** Places, moves and takes away chairs; who may not is refused, which must have no effect. */
    private ObjectNode furnish() {
        List<Integer> pieces = bot.room(room).read(RoomState::furniture).keySet().stream()
                .sorted()
                .toList();
        int dice = random.nextInt(10);
        if (pieces.isEmpty() || (dice < 5 && pieces.size() < PIECES_MAX)) {
            return Commands.place(room, "oak-chair", somewhere(), somewhere());
        }
        int piece = pieces.get(random.nextInt(pieces.size()));
        return dice < 8 ? Commands.movePiece(room, piece, somewhere(), somewhere()) : Commands.removePiece(room, piece);
    }

    /** On the floor of the hall, and hardly ever the same. */
    private double somewhere() {
        return 1 + random.nextInt(7_000) / 1_000.0;
    }

    private ObjectNode whisper() {
        int to = bot.room(room)
                .read(state ->
                        state.occupant(friend.persona()).map(Occupant::number).orElse(0));
        return to > 0
                ? Commands.whisper(room, to, unique("whispers"))
                : Commands.say(room, unique("says into the void"));
    }

    private String unique(String verb) {
        return bot.guest().name() + " " + verb + " " + ++done;
    }

    /** Commands whose fate is not known, oldest first, without their keys. */
    List<CommandRecord> open() {
        return bot.history().commands().stream()
                .filter(record -> record.fate() == CommandRecord.Fate.OPEN)
                .toList();
    }

    /** The body of a noted command as it can be sent again. */
    static ObjectNode again(CommandRecord record) {
        ObjectNode body = Json.object();
        body.setAll((ObjectNode) record.command());
        return body;
    }
}
