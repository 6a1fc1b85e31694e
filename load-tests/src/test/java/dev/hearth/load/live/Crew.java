package dev.hearth.load.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Plays the cases of a data file side by side, before their tests ask how each went: one after the other they would take
 * too long.
 */
final class Crew<C> {

    private static final Duration ALL_WITHIN = Duration.ofMinutes(3);

    private final Map<C, Optional<Throwable>> outcomes = new LinkedHashMap<>();

    /** What one case does; whatever it throws is its outcome. */
    @FunctionalInterface
    interface Player<C> {
        void play(C one) throws Exception;
    }

    /** Plays all of them with so many threads. */
    static <C> Crew<C> play(List<C> cases, int threads, Player<C> player) throws Exception {
        Crew<C> crew = new Crew<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Optional<Throwable>>> tasks = cases.stream()
                    .map(one -> (Callable<Optional<Throwable>>) () -> outcome(player, one))
                    .toList();
            List<Future<Optional<Throwable>>> done = pool.invokeAll(tasks, ALL_WITHIN.toSeconds(), TimeUnit.SECONDS);
            for (int i = 0; i < cases.size(); i++) {
                crew.outcomes.put(cases.get(i), done.get(i).get());
            }
        } finally {
            pool.shutdownNow();
        }
        return crew;
    }

    private static <C> Optional<Throwable> outcome(Player<C> player, C one) {
        try {
            player.play(one);
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(e);
        }
    }

    /** Fails as the case did, or not at all. */
    void assertPlayed(C one) {
        Optional<Throwable> outcome = outcomes.get(one);
        if (outcome == null) {
            throw new AssertionError("never played: " + one);
        }
        outcome.ifPresent(failure -> {
            throw new AssertionError(one + ": " + failure.getMessage(), failure);
        });
    }
}
