package dev.hearth.load.plan;

import java.util.Map;
import java.util.Set;

/**
 * What a scenario does where nobody says otherwise; fits a laptop that also runs the server and its store.
 *
 * @param word its name on the command line
 * @param users people at once
 * @param rooms over which they are spread evenly
 * @param rate deeds a second of all of them together, once everybody is there
 * @param times how long it takes
 * @param thresholds how slow the server may be
 * @param allowedRefusals error codes that belong to the scenario; any other fails it
 * @param environment what a server that is started for the run is set to, by names in the environment
 * @param steps how often the rate may rise until something breaks; 1 for one that stays
 * @param departure what becomes of one of three nodes; with {@code NONE} there is one
 */
public record LoadProfile(
        String word,
        int users,
        int rooms,
        double rate,
        Times times,
        Thresholds thresholds,
        Set<String> allowedRefusals,
        Map<String, String> environment,
        int steps,
        Departure departure) {

    /**
     * How long a scenario takes.
     *
     * @param rampSeconds until everybody has come
     * @param warmUpSeconds after that, before anything counts
     * @param durationSeconds how long is measured; with several steps, each of them
     */
    public record Times(int rampSeconds, int warmUpSeconds, int durationSeconds) {}

    private static final Times A_MINUTE = new Times(10, 20, 30);
    private static final Thresholds BRISK = new Thresholds(150, 300, 300, 20);

    public LoadProfile {
        allowedRefusals = Set.copyOf(allowedRefusals);
        environment = Map.copyOf(environment);
    }

    /** A scenario of a minute in which nothing is refused, against a server as benchmarks start it. */
    public static LoadProfile of(String word, int users, int rooms, double rate) {
        return new LoadProfile(word, users, rooms, rate, A_MINUTE, BRISK, Set.of(), Map.of(), 1, Departure.NONE);
    }

    /** The same with other times. */
    public LoadProfile lasting(int ramp, int warmUp, int duration) {
        Times others = new Times(ramp, warmUp, duration);
        return new LoadProfile(
                word, users, rooms, rate, others, thresholds, allowedRefusals, environment, steps, departure);
    }

    /** The same with other thresholds. */
    public LoadProfile within(Thresholds others) {
        return new LoadProfile(word, users, rooms, rate, times, others, allowedRefusals, environment, steps, departure);
    }

    /** The same where these refusals are part of it. */
    public LoadProfile refusing(String... codes) {
        return new LoadProfile(
                word, users, rooms, rate, times, thresholds, Set.of(codes), environment, steps, departure);
    }

    /** The same with settings of its own for a server that is started for the run. */
    public LoadProfile with(Map<String, String> settings) {
        return new LoadProfile(
                word, users, rooms, rate, times, thresholds, allowedRefusals, settings, steps, departure);
    }

    /** The same with a rate that rises so often. */
    public LoadProfile rising(int often) {
        return new LoadProfile(
                word, users, rooms, rate, times, thresholds, allowedRefusals, environment, often, departure);
    }

    /** The same on three nodes, one of which goes away: sockets may be lost then, and answers be unknown. */
    public LoadProfile losing(Departure how) {
        return new LoadProfile(word, users, rooms, rate, times, thresholds, allowedRefusals, environment, steps, how);
    }
}
