package dev.hearth.store;

import com.typesafe.config.Config;
import dev.hearth.config.ClusterSettings;
import dev.hearth.config.SettingsReader;
import dev.hearth.logs.LogEvent;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether this process stood still for so long that the others may have given its node up: frozen, starved or
 * suspended. What lived here may live elsewhere by then, and a process that goes on notices that last. So nothing is
 * written until the cluster has had the time to say so.
 *
 * <p>A thread of its own beats a few times a second, and whoever is about to write looks how long ago that was; so it does
 * not matter which of them wakes first. Thread-safe.
 */
public final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final long stillMax;
    private final LongSupplier nanoTime;
    private volatile long lastBeat;
    private volatile boolean resting;
    private long restUntil;

    /**
     * A pulse that has just beaten.
     *
     * @param stillMax how long it may stand still; after more it rests for twice as long
     * @param nanoTime as {@link System#nanoTime()}
     */
    Pulse(Duration stillMax, LongSupplier nanoTime) {
        this.stillMax = stillMax.toNanos();
        this.nanoTime = nanoTime;
        this.lastBeat = nanoTime.getAsLong();
    }

    /** The pulse of a node, which beats until its actor system ends. One that is alone in its cluster can lose nothing. */
    public static Pulse start(ActorSystem<?> system) {
        var config = system.settings().config();
        var alone = ClusterSettings.of(config).forming() == ClusterSettings.Forming.ALONE;
        var pulse = new Pulse(alone ? FOR_EVER : givenUpAfter(config), System::nanoTime);
        var beats = Executors.newSingleThreadScheduledExecutor(Pulse::thread);
        var unused = beats.scheduleWithFixedDelay(pulse::beat, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        system.getWhenTerminated().thenRun(beats::shutdown);
        return pulse;
    }

    /** Whether something may be written now. */
    public boolean mayWrite() {
        return !resting && nanoTime.getAsLong() - lastBeat <= stillMax;
    }

    /** To be called often, by one thread that does nothing else. */
    void beat() {
        long now = nanoTime.getAsLong();
        long still = now - lastBeat;
        if (still > stillMax) {
            restUntil = now + 2 * stillMax;
            resting = true;
            LogEvent.NODE_STOOD_STILL
                    .at(LOG)
                    .log(
                            "this node stood still for {} ms: it writes nothing until the others have had time to give"
                                    + " it up",
                            TimeUnit.NANOSECONDS.toMillis(still));
        } else if (resting && now - restUntil >= 0) {
            resting = false;
        }
        lastBeat = now;
    }

    /** When the others decide at the earliest; what they take over wakes later still. */
    private static Duration givenUpAfter(Config config) {
        var in = SettingsReader.of(config, "hearth.cluster");
        return in.finish(in.duration("unreachable-after", SHORTEST, LONGEST)
                .plus(in.duration("stable-after", SHORTEST, LONGEST)));
    }

    private static Thread thread(Runnable beats) {
        var thread = new Thread(beats, "pulse");
        thread.setDaemon(true);
        return thread;
    }
}
