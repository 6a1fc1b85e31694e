package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.checker.Invariant;
import dev.hearth.load.checker.Violation;
import dev.hearth.load.report.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The verdict of one drill or load scenario, promise by promise, with its figures. */
public final class DrillReport {

    private static final int SHOWN_MAX = 10;
    private static final int DETAIL_MAX = 400;
    static final String FACTS = "facts_checked";
    static final String VIOLATIONS = "violations";
    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    static final int PROVES_NOTHING = 3;

    private final List<Line> lines = new ArrayList<>();
    private final List<String> voids = new ArrayList<>();
    private final ObjectNode figures = Json.object();
    private final Samples samples = new Samples();
    private int times;

    /**
     * One promise.
     *
     * @param promise as a sentence
     * @param holds whether it was kept
     * @param facts what it was held against
     * @param details what broke it
     */
    public record Line(String promise, boolean holds, String facts, List<String> details) {}

    public void promise(String promise, boolean holds, String facts) {
        lines.add(new Line(promise, holds, facts, List.of()));
    }

    public void promise(String promise, boolean holds, String facts, List<String> details) {
        lines.add(new Line(promise, holds, facts, List.copyOf(details)));
    }

    /** Why the run proves nothing, whatever its promises say. */
    public void proves(boolean enough, String elseWhy) {
        if (!enough) {
            voids.add(elseWhy);
        }
    }

    /** What the drill is about happened once more, and whatever came of it has been noted. */
    void happened() {
        times++;
    }

    int times() {
        return times;
    }

    /** Single durations, which are put together over runs. */
    Samples samples() {
        return samples;
    }

    /** Promises that so many per cent of these samples are within a time. */
    void promise(String kind, double percent, Duration within) {
        long ms = samples.percentile(kind, percent);
        promise(
                kind.replace('_', ' ') + ": " + percent + " % within " + within.toMillis() / 1_000.0 + " s",
                ms <= within.toMillis(),
                ms + " ms of " + samples.count(kind));
        proves(samples.count(kind) > 0, "nothing was measured of " + kind);
    }

    /** The run came to an end of its own; whatever it was about before stays what it was. */
    void broke(String why) {
        if (times == 0 && lines.isEmpty()) {
            proves(false, why);
        } else {
            promise("the drill comes to its end", false, why);
        }
    }

    public void figure(String name, JsonNode value) {
        figures.set(name, value);
    }

    public void figure(String name, long value) {
        figures.put(name, value);
    }

    public void figure(String name, double value) {
        figures.put(name, value);
    }

    /** Takes over the checker's verdict, one line for each invariant. */
    public void checked(CheckReport report) {
        figure(
                FACTS,
                report.checked().values().stream().mapToLong(Long::longValue).sum());
        figure(VIOLATIONS, report.violations().size());
        for (Invariant invariant : Invariant.values()) {
            List<Violation> broken = report.of(invariant);
            String facts = report.checked().getOrDefault(invariant, 0L) + " checked, " + broken.size() + " broken";
            List<String> details = broken.stream()
                    .map(violation -> violation.stream() + ": " + violation.detail())
                    .toList();
            promise(invariant.promise(), broken.isEmpty(), facts, details);
        }
    }

    /** All promises, in the order in which they were asked. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Why the run proves nothing; empty when it does. */
    public List<String> voids() {
        return List.copyOf(voids);
    }

    public boolean kept() {
        return lines.stream().allMatch(Line::holds);
    }

    public int exitCode() {
        if (!kept()) {
            return BROKEN;
        }
        return voids.isEmpty() ? KEPT : PROVES_NOTHING;
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("verdict", exitCode() == KEPT ? "kept" : exitCode() == BROKEN ? "broken" : "void");
        ArrayNode promises = json.putArray("promises");
        lines.forEach(line -> promises.addObject()
                .put("promise", line.promise())
                .put("holds", line.holds())
                .put("facts", line.facts()));
        ArrayNode why = json.putArray("void");
        voids.forEach(why::add);
        json.set("figures", figures);
        if (times > 0) {
            json.put("times", times);
            json.set("samples", samples.toJson());
        }
        return json;
    }

    /** A snapshot that is wrong is as long as its room. */
    private static String shortened(String detail) {
        return detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX) + " ..." : detail;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> {
            text.append(line.holds() ? "holds   " : "BROKEN  ")
                    .append(line.promise())
                    .append(": ")
                    .append(line.facts())
                    .append('\n');
            line.details().stream()
                    .limit(SHOWN_MAX)
                    .forEach(detail ->
                            text.append("        ").append(shortened(detail)).append('\n'));
        });
        figures.properties()
                .forEach(figure -> text.append("        ")
                        .append(figure.getKey())
                        .append(' ')
                        .append(figure.getValue())
                        .append('\n'));
        samples.table().forEach(line -> text.append("        ").append(line).append('\n'));
        voids.forEach(why -> text.append("VOID    ").append(why).append('\n'));
        return text.toString();
    }
}
