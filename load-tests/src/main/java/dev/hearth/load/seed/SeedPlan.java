package dev.hearth.load.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a seed makes of a world: the same names, rooms, furniture and talk each time. Pure. */
final class SeedPlan {

    private static final List<String> GIVEN = List.of(
            "Ada", "Ben", "Cleo", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jun", "Kofi", "Lena", "Mio",
            "Nadia", "Omar", "Pia");
    private static final List<String> ADJECTIVES =
            List.of("Quiet", "Sunny", "Crooked", "Velvet", "Tiny", "Grand", "Foggy", "Amber", "Lucky", "Late");
    private static final List<String> PLACES = List.of(
            "Kettle", "Attic", "Harbour", "Orchard", "Library", "Station", "Kitchen", "Porch", "Studio", "Cellar");
    private static final List<String> SHELLS = List.of("hall.v1", "loft.v1", "garden.v1", "meadow.v1", "studio.v1");
    private static final List<String> PIECES = List.of(
            "oak-chair",
            "rattan-chair",
            "wooden-stool",
            "floor-cushion",
            "bean-bag",
            "round-table",
            "coffee-table",
            "floor-lamp",
            "mushroom-lamp",
            "easel");
    private static final List<String> LINES = List.of(
            "The kettle is on.",
            "Who moved the lamp?",
            "I like what you did with the corner.",
            "Back in five minutes.",
            "It has been raining since noon.",
            "Does anybody play an instrument?",
            "Welcome, sit wherever you like.");
    private static final List<String> TAGS = List.of("tea", "music", "books", "games", "plants", "night", "work");

    /** Also the most lines that one person may say at once. */
    private static final int LINES_MAX = 5;

    private static final int PIECES_MIN = 3;
    private static final int PIECES_MAX = 8;
    private static final int MARGIN_METRES = 1;
    private static final int FLOOR_MILLIMETRES = 4_000;

    private final long seed;

    SeedPlan(long seed) {
        this.seed = seed;
    }

    /** The name of the guest with this number, from 0. */
    String guest(int number) {
        return pick(GIVEN, random(number, 1)) + " " + (number + 1);
    }

    /** The command that makes the room with this number, from 0. */
    ObjectNode room(int number) {
        Random random = random(number, 2);
        String name = "The " + pick(ADJECTIVES, random) + " " + pick(PLACES, random) + " " + (number + 1);
        ObjectNode command = Commands.create(name, 10 + random.nextInt(41))
                .put("shell", pick(SHELLS, random))
                .put("topic", pick(LINES, random));
        command.putArray("tags").add(pick(TAGS, random));
        return command;
    }

    /** What its owner does in it, one after the other. */
    List<ObjectNode> deeds(int number, String room) {
        Random random = random(number, 3);
        List<ObjectNode> deeds = new ArrayList<>();
        int pieces = PIECES_MIN + random.nextInt(PIECES_MAX - PIECES_MIN + 1);
        for (int i = 0; i < pieces; i++) {
            deeds.add(Commands.place(room, pick(PIECES, random), spot(random), spot(random)));
        }
        int lines = 1 + random.nextInt(LINES_MAX);
        for (int i = 0; i < lines; i++) {
            deeds.add(Commands.say(room, pick(LINES, random)));
        }
        return deeds;
    }

    private Random random(int number, int purpose) {
        return new Random((seed * 1_000_003 + number) * 31 + purpose);
    }

    private static double spot(Random random) {
        return MARGIN_METRES + random.nextInt(FLOOR_MILLIMETRES) / 1_000.0;
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
