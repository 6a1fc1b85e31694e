package dev.hearth.load.seed;

import dev.hearth.load.command.CommandWords;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What is sown where.
 *
 * @param target a server that runs
 * @param guests people who sign in
 * @param rooms that as many of them make and furnish
 * @param seed of everything random
 */
record SeedSettings(URI target, int guests, int rooms, long seed) {

    static final String USAGE = """
            Usage: sow [--<option>=<value>]...
              --target=<url>    a server that runs (http://127.0.0.1:7070)
              --guests=<count>  people who sign in (10000)
              --rooms=<count>   furnished rooms with talk, at most as many as guests (1000)
              --seed=<number>   the same number makes the same names, rooms, furniture and talk (1)
            """;

    SeedSettings {
        if (rooms < 1 || guests < rooms || guests > 100_000) {
            throw new IllegalArgumentException(
                    "from 1 room, and from as many guests to 100000, got rooms " + rooms + ", guests " + guests);
        }
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static SeedSettings parse(List<String> arguments) {
        return CommandWords.of(arguments)
                .runs(
                        "command",
                        Map.of(),
                        SeedSettings::known,
                        (word, options) -> new SeedSettings(
                                URI.create(options.take("target", "http://127.0.0.1:7070")),
                                options.take("guests", 10_000),
                                options.take("rooms", 1_000),
                                Long.parseLong(options.take("seed", "1"))))
                .get(0);
    }

    private static String known(String word) {
        if (!"sow".equals(word)) {
            throw new IllegalArgumentException("no command '" + word + "'");
        }
        return word;
    }
}
