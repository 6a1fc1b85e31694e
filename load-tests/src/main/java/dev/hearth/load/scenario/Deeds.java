package dev.hearth.load.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.oracle.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What people in rooms do besides talking, chosen by their own random numbers and by what they see. */
final class Deeds {

    private static final List<String> HATS = List.of("straw-hat", "beret", "turban", "hair-bob", "red-scarf");
    private static final String PIECE = "oak-chair";
    private static final int OWN_PIECES_MAX = 5;

    /** A step is shorter than anybody may walk between two steps a second. */
    private static final double STEP_METRES = 0.4;

    private static final double MARGIN_METRES = 1;

    /** Every floor is at least that wide and deep behind its margin. */
    private static final int FLOOR_MILLIMETRES = 5_000;

    private Deeds() {}

    /** A step in some direction, on the floor. */
    static ObjectNode step(Visitor visitor) {
        Random random = visitor.random();
        double facing = 2 * Math.PI * random.nextDouble();
        Optional<Occupant> self = visitor.self();
        double width = visitor.view().read(room -> room.floor().path("width").asDouble());
        double depth = visitor.view().read(room -> room.floor().path("depth").asDouble());
        double x = self.map(Occupant::x).orElse(MARGIN_METRES) + STEP_METRES * Math.sin(facing);
        double z = self.map(Occupant::z).orElse(MARGIN_METRES) + STEP_METRES * Math.cos(facing);
        return Commands.move(visitor.room(), inside(x, width), inside(z, depth), facing);
    }

    private static double inside(double metres, double size) {
        return Math.max(MARGIN_METRES, Math.min(size - MARGIN_METRES, metres));
    }

    /** Another hat. */
    static ObjectNode dress(Visitor visitor) {
        return Commands.dress(HATS.get(visitor.random().nextInt(HATS.size())));
    }

    /** Sits down somewhere, or stands up; talks while it cannot know yet which. */
    static ObjectNode sitOrStand(Visitor visitor) {
        if (visitor.behind()) {
            return visitor.line();
        }
        if (visitor.self().filter(self -> !self.seat().isEmpty()).isPresent()) {
            return Commands.stand(visitor.room());
        }
        List<String> seats = List.copyOf(visitor.view().read(RoomState::seatNames));
        String seat = seats.get(visitor.random().nextInt(seats.size()));
        return Commands.sit(visitor.room(), TextNode.valueOf(seat));
    }

    /**
     * Places, moves and takes away chairs of one's own, so that nobody is in another's way; talks until one may build, and
     * while one does not see yet what one did last.
     */
    static ObjectNode furnish(Visitor visitor) {
        if (visitor.behind() || !visitor.view().read(RoomState::builders).contains(visitor.persona())) {
            return visitor.line();
        }
        Random random = visitor.random();
        List<Integer> own = visitor.view().read(RoomState::furniture).entrySet().stream()
                .filter(piece -> visitor.persona()
                        .equals(piece.getValue().path("persona").asText()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        int dice = random.nextInt(10);
        if (own.isEmpty() || (dice < 4 && own.size() < OWN_PIECES_MAX)) {
            return Commands.place(visitor.room(), PIECE, somewhere(random), somewhere(random));
        }
        int piece = own.get(random.nextInt(own.size()));
        return dice < 8
                ? Commands.movePiece(visitor.room(), piece, somewhere(random), somewhere(random))
                : Commands.removePiece(visitor.room(), piece);
    }

    private static double somewhere(Random random) {
        return MARGIN_METRES + random.nextInt(FLOOR_MILLIMETRES) / 1_000.0;
    }

    /** Says something to one other person in the room, or to all when there is nobody else. */
    static ObjectNode whisper(Visitor visitor) {
        List<Occupant> others = visitor.view().read(RoomState::occupants).stream()
                .filter(occupant -> !occupant.persona().equals(visitor.persona()))
                .toList();
        if (others.isEmpty()) {
            return visitor.line();
        }
        Occupant other = others.get(visitor.random().nextInt(others.size()));
        return visitor.whisper(other);
    }
}
