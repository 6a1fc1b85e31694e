package dev.hearth.load.bot;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Full-jitter pauses between tries: random up to a limit that doubles until a connection has been calm. */
final class BackOff {

    private final ReturnSettings settings;
    private final RandomGenerator random;
    private Duration limit;

    BackOff(ReturnSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.limit = settings.backOffFirst();
    }

    /**
     * The next pause.
     *
     * @param connectedFor how long the connection that was lost had been ready; zero if it never was
     * @param atLeast what the server asked for
     */
    Duration next(Duration connectedFor, Duration atLeast) {
        if (connectedFor.compareTo(settings.calm()) >= 0) {
            limit = settings.backOffFirst();
        }
        Duration pause = Duration.ofNanos((long) (limit.toNanos() * random.nextDouble()));
        Duration twice = limit.multipliedBy(2);
        limit = twice.compareTo(settings.backOffMax()) < 0 ? twice : settings.backOffMax();
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }
}
