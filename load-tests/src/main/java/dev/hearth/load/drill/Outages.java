package dev.hearth.load.drill;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * How long links are lost.
 *
 * @param shortest at least
 * @param longest at most
 * @param lengths how they are spread between the two
 */
record Outages(Duration shortest, Duration longest, Lengths lengths) {

    Outages {
        if (shortest.toMillis() < 1 || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("links are cut for 1 ms or longer, not " + shortest + " to " + longest);
        }
    }

    /** How lengths are spread. */
    enum Lengths {
        LOG_UNIFORM("log-uniform"),
        UNIFORM("uniform");

        private final String word;

        Lengths(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Lengths of(String word) {
            return Stream.of(values())
                    .filter(lengths -> lengths.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no lengths '" + word + "'"));
        }
    }

    /** Draws a length. */
    Duration draw(RandomGenerator random) {
        double low = shortest.toMillis();
        double high = longest.toMillis();
        double share = random.nextDouble();
        double millis = lengths == Lengths.UNIFORM ? low + share * (high - low) : low * Math.pow(high / low, share);
        return Duration.ofMillis(Math.round(millis));
    }

    /** As a report states it. */
    @Override
    public String toString() {
        return lengths.word() + " from " + shortest.toMillis() / 1_000.0 + " s to " + longest.toMillis() / 1_000.0
                + " s";
    }
}
