package dev.hearth.simulation;

import java.lang.management.ManagementFactory;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which seeds a test runs: {@value #COUNT} of them, as many as {@code -Dsimulation.seeds} says, or the one that
 * {@code -Dsimulation.seed} names.
 */
final class Seeds {

    private static final int COUNT = 500;
    private static final double NANOS = 1e9;
    private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);

    private Seeds() {}

    /** Runs them one after the other; one that fails says how to see it again. Tells how fast it went, for whoever asks. */
    static Tally runAll(String test, LongFunction<Tally> simulation) {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        var total = new Tally();
        chosen().forEach(seed -> total.add(run(test, seed, simulation)));
        double seconds = (threads.getCurrentThreadCpuTime() - begin) / NANOS;
        LOG.info("{}: {} steps per second of one core; {}", test, Math.round(total.steps() / seconds), total);
        return total;
    }

    static Tally run(String test, long seed, LongFunction<Tally> simulation) {
        try {
            return simulation.apply(seed);
        } catch (Violation | RuntimeException e) {
            throw new AssertionError(
                    "Seed " + seed + ": " + e.getMessage() + "\nSee it again: " + command(test, seed), e);
        }
    }

    private static String command(String test, long seed) {
        return "mvn -pl room-server -am test -Dtest=" + test + " -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dsimulation.seed=" + seed;
    }

    /** Whether somebody has asked for other seeds than all. */
    static boolean areChosen() {
        return Long.getLong("simulation.seed") != null || Integer.getInteger("simulation.seeds", COUNT) < COUNT;
    }

    private static LongStream chosen() {
        var one = Long.getLong("simulation.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Integer.getInteger("simulation.seeds", COUNT));
    }
}
