package dev.hearth.simulation;

import java.util.HashMap;
import java.util.Map;

/** How often everything happened: a simulation that never reaches something proves nothing about it. */
final class Tally {

    private final Map<Object, int[]> counts = new HashMap<>();
    private long steps;

    void step() {
        steps++;
    }

    void count(Object what) {
        counts.computeIfAbsent(what, key -> new int[1])[0]++;
    }

    long steps() {
        return steps;
    }

    long of(Object what) {
        var count = counts.get(what);
        return count == null ? 0 : count[0];
    }

    void add(Tally other) {
        steps += other.steps;
        other.counts.forEach((what, count) -> counts.computeIfAbsent(what, key -> new int[1])[0] += count[0]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && steps == tally.steps && text().equals(tally.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return steps + " steps: " + text();
    }

    private Map<String, Integer> text() {
        var text = new HashMap<String, Integer>();
        counts.forEach((what, count) ->
                text.put(what instanceof Class<?> type ? type.getSimpleName() : String.valueOf(what), count[0]));
        return text;
    }
}
