package dev.hearth.store;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.time.Duration;

/**
 * How patient the server is with a store that fails ({@code hearth.store}).
 *
 * @param lateWriteMargin how long after a sign of life a write that was given up may still land; must be longer than any
 *     request can live in the driver and in Cassandra
 * @param probeInterval pause between two probes while the store is silent
 * @param probeTimeout when a probe counts as unanswered
 * @param waitersMax how many actors may wait at once; one more is told to ask again
 * @param pause between two attempts to recover from a store that does not answer
 */
public record StoreSettings(
        Duration lateWriteMargin, Duration probeInterval, Duration probeTimeout, int waitersMax, RecoveryPause pause) {

    private static final Duration UNTIL_PROBED = Duration.ofSeconds(5);

    /**
     * How long an actor that was told to stop waits at most until a write whose end nobody saw can no longer land. Whoever
     * succeeds it recovers at once, so this is the margin and some time for the probe before it. A store that is silent for
     * longer keeps the successor from recovering too.
     */
    public Duration stopWithin() {
        return lateWriteMargin.plus(UNTIL_PROBED);
    }

    /** Reads and checks {@code hearth.store}. */
    public static StoreSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.store");
        var shortest = in.duration("recovery-pause-min", Duration.ofMillis(50), Duration.ofMinutes(1));
        var longest = in.duration("recovery-pause-max", Duration.ofMillis(50), Duration.ofMinutes(5));
        in.require(shortest.compareTo(longest) <= 0, "recovery-pause-max", "not shorter than recovery-pause-min");
        return in.finish(new StoreSettings(
                in.duration("late-write-margin", Duration.ZERO, Duration.ofMinutes(5)),
                in.duration("probe-interval", Duration.ofMillis(50), Duration.ofSeconds(30)),
                in.duration("probe-timeout", Duration.ofMillis(100), Duration.ofSeconds(30)),
                in.intBetween("waiters-max", 1, 1_000_000),
                new RecoveryPause(shortest, longest)));
    }
}
