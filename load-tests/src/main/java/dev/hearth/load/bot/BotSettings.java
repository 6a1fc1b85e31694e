package dev.hearth.load.bot;

import java.time.Duration;

/**
 * The bounds of a bot.
 *
 * @param patience how long an answer may take before a command counts as unanswered
 * @param historyEntriesMax entries of the history before it overflows
 * @param pushesMax other pushes (notices, heartbeats, …) that are remembered for tests
 */
public record BotSettings(Duration patience, int historyEntriesMax, int pushesMax) {

    /** Suits tests with up to a few hundred bots: a second more patience than the server may take. */
    public static final BotSettings FOR_TESTS = new BotSettings(Duration.ofSeconds(8), 100_000, 256);
}
