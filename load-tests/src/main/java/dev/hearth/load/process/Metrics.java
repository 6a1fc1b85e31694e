package dev.hearth.load.process;

import java.util.HashMap;
import java.util.Map;

/**
 * What a node said about itself at one moment.
 *
 * @param values by name and labels, as they stand in the text: {@code hearth_stream_answers_total{answer="live"}}
 */
public record Metrics(Map<String, Double> values) {

    public Metrics {
        values = Map.copyOf(values);
    }

    /** Reads Prometheus' text format. */
    static Metrics of(String text) {
        Map<String, Double> values = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            if (space > 0) {
                values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        });
        return new Metrics(values);
    }

    /**
     * The value of one series.
     *
     * @throws IllegalArgumentException if the node has no such series
     */
    public double value(String series) {
        Double value = values.get(series);
        if (value == null) {
            throw new IllegalArgumentException("no series " + series);
        }
        return value;
    }
}
