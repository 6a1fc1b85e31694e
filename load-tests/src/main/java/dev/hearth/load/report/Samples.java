package dev.hearth.load.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every single duration of several kinds, in milliseconds, so that those of several runs can be put together. Not thread-safe. */
public final class Samples {

    private static final double ALL = 100;
    private static final double MS_PER_SECOND = 1_000;

    private final Map<String, List<Long>> samples = new TreeMap<>();

    /** Reads what {@link #toJson} wrote. */
    public static Samples of(JsonNode json) {
        Samples read = new Samples();
        json.properties().forEach(kind -> kind.getValue().forEach(ms -> read.add(kind.getKey(), ms.asLong())));
        return read;
    }

    public void add(String kind, long ms) {
        samples.computeIfAbsent(kind, fresh -> new ArrayList<>()).add(ms);
    }

    public void addAll(Samples others) {
        others.samples.forEach((kind, all) -> all.forEach(ms -> add(kind, ms)));
    }

    public int count(String kind) {
        return samples.getOrDefault(kind, List.of()).size();
    }

    /** The smallest sample that so many per cent do not exceed; 0 when there is none. */
    public long percentile(String kind, double percent) {
        List<Long> sorted = new ArrayList<>(samples.getOrDefault(kind, List.of()));
        if (sorted.isEmpty()) {
            return 0;
        }
        Collections.sort(sorted);
        int rank = (int) Math.ceil(percent / ALL * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }

    /** One line for each kind, in seconds. */
    public List<String> table() {
        return samples.keySet().stream()
                .map(kind -> String.format(
                        Locale.ROOT,
                        "%s: p50 %.1f s, p95 %.1f s, at most %.1f s (%d)",
                        kind.replace('_', ' '),
                        percentile(kind, 50) / MS_PER_SECOND,
                        percentile(kind, 95) / MS_PER_SECOND,
                        percentile(kind, ALL) / MS_PER_SECOND,
                        count(kind)))
                .toList();
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        samples.forEach((kind, all) -> {
            ArrayNode list = json.putArray(kind);
            all.forEach(list::add);
        });
        return json;
    }
}
