package dev.hearth.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Everything random of one simulation, so that a seed is enough to see it again. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    double within(double min, double max) {
        return min + random.nextDouble() * (max - min);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
