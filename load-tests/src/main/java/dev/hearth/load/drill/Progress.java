package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.report.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the runs of one drill come to that were made of one commit with the same options, whenever that was. A run that proves
 * nothing does not count; one that broke a promise does, for good.
 *
 * @param times how often what the drill is about happened
 * @param runs lines that count
 * @param broken how many runs broke each promise that was broken
 * @param facts what the checker compared
 * @param violations what it found
 * @param samples of all runs
 * @param machines on which they were made
 */
record Progress(
        int times,
        int runs,
        Map<String, Integer> broken,
        long facts,
        long violations,
        Samples samples,
        Set<String> machines) {

    /** What runs must have in common to be added up; what a drill chooses at random is no part of it. */
    static ObjectNode key(String drill, String commit, boolean dirty, ObjectNode parameters) {
        ObjectNode key = Json.object().put("drill", drill).put("commit", commit).put("dirty", dirty);
        ObjectNode options = parameters.deepCopy();
        options.remove("seed");
        key.set("parameters", options);
        return asRead(key);
    }

    /** As it comes back from a file: written numbers do not say of which type they were. */
    private static ObjectNode asRead(ObjectNode json) {
        return (ObjectNode) Json.parse(json.toString());
    }

    private static ObjectNode keyOf(JsonNode line) {
        return key(
                line.path("drill").asText(),
                line.path("commit").asText(),
                line.path("dirty").asBoolean(),
                line.path("parameters") instanceof ObjectNode parameters ? parameters : Json.object());
    }

    /** Adds up the lines of a file that belong together. */
    static Progress of(List<JsonNode> lines, ObjectNode key) {
        List<JsonNode> counted = lines.stream()
                .filter(line -> keyOf(line).equals(key))
                .filter(line -> !"void".equals(line.path("verdict").asText()))
                .toList();
        Map<String, Integer> broken = new TreeMap<>();
        Samples samples = new Samples();
        Set<String> machines = new TreeSet<>();
        for (JsonNode line : counted) {
            for (JsonNode promise : line.path("promises")) {
                if (!promise.path("holds").asBoolean()) {
                    broken.merge(promise.path("promise").asText(), 1, Integer::sum);
                }
            }
            samples.addAll(Samples.of(line.path("samples")));
            JsonNode hardware = line.path("hardware");
            machines.add(hardware.path("cores").asInt() + " cores, "
                    + hardware.path("memory_gib").asInt() + " GiB, "
                    + hardware.path("cpu").asText());
        }
        return new Progress(
                (int) sum(counted, "/times"),
                counted.size(),
                broken,
                sum(counted, "/figures/" + DrillReport.FACTS),
                sum(counted, "/figures/" + DrillReport.VIOLATIONS),
                samples,
                machines);
    }

    private static long sum(List<JsonNode> lines, String pointer) {
        return lines.stream().mapToLong(line -> line.at(pointer).asLong()).sum();
    }

    /** How often it has to happen in the next run; 0 when nothing is missing. */
    int next(DrillSettings.Count count) {
        return Math.max(0, Math.min(count.times(), count.wanted() - times));
    }

    /** A row of the table that a campaign prints, in the form of the documentation. */
    String row(String drill, int wanted) {
        List<String> figures = new ArrayList<>();
        figures.add(violations + " of " + facts + " facts broken");
        figures.addAll(samples.table());
        String verdict = runs == 0 ? "not run" : broken.isEmpty() ? "kept" : "**broken**: " + broken;
        return "| `" + drill + "` | " + times + " of " + wanted + " | " + verdict + " | "
                + String.join("; ", runs == 0 ? List.of() : figures) + " |";
    }
}
