package dev.hearth.load.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bench.CpuWindow;
import dev.hearth.load.bot.Json;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.plan.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rate that rises step by step until a threshold breaks, the generator gives up, or the steps come to their end. A run
 * that does not rise has one step. Thread-safe.
 */
public final class Stairs {

    private static final double GROWTH = 1.5;

    /** The share of all cores beyond which the generator is in its own way. */
    private static final double GENERATOR_SHARE_MAX = 0.6;

    /** The generator must have offered this much of what was asked for, give or take what chance does to small numbers. */
    private static final double OFFERED_SHARE_MIN = 0.9;

    private static final double DEVIATIONS = 3;

    /**
     * What came of one step.
     *
     * @param rate deeds a second that were asked for
     * @param slow which thresholds were broken
     * @param doubts why the step says nothing about the server
     * @param figures all that was counted
     */
    public record Step(double rate, List<String> slow, List<String> doubts, ObjectNode figures) {

        boolean good() {
            return slow.isEmpty() && doubts.isEmpty();
        }
    }

    private final LoadSettings settings;
    private final List<Step> steps = new ArrayList<>();
    private double factor = 1;

    public Stairs(LoadSettings settings) {
        this.settings = settings;
    }

    /** How many times the rate is now what it was on the first step. */
    public synchronized double factor() {
        return factor;
    }

    /** Notes what came of the present step and goes up. Says whether there is another one worth trying. */
    synchronized boolean climb(LoadTally tally, CpuWindow cpu) {
        Step step = judged(settings.rate() * factor, tally, cpu);
        steps.add(step);
        factor *= GROWTH;
        return step.good() && steps.size() < settings.steps();
    }

    private Step judged(double rate, LoadTally tally, CpuWindow cpu) {
        Thresholds limits = settings.thresholds();
        List<String> slow = new ArrayList<>();
        tooSlow(slow, "95 of 100 commands", tally.answersMs(95), limits.answersP95Ms());
        tooSlow(slow, "99 of 100 commands", tally.answersMs(99), limits.answersP99Ms());
        tooSlow(slow, "99 of 100 lines", tally.deliveriesMs(99), limits.deliveriesP99Ms());
        ObjectNode figures = tally.toJson().put("rate", CpuWindow.rounded(rate));
        figures.put("offered_share", CpuWindow.rounded(tally.deeds() / (rate * cpu.seconds())));
        figures.put("server_us_per_delivery", cpu.serverMicrosPer(tally.deliveryCount()));
        figures.put("jit_share", cpu.jitShare());
        figures.set("cpu", cpu.toJson());
        return new Step(rate, slow, doubts(rate, tally, cpu), figures);
    }

    private static void tooSlow(List<String> slow, String what, double milliseconds, int most) {
        if (milliseconds > most) {
            slow.add(what + " took " + milliseconds + " ms, at most " + most);
        }
    }

    private List<String> doubts(double rate, LoadTally tally, CpuWindow cpu) {
        List<String> doubts = new ArrayList<>();
        double lag = tally.lagMs(99);
        if (lag > settings.thresholds().lagP99Ms()) {
            doubts.add("the generator acted late: p99 " + lag + " ms");
        }
        if (cpu.clientCores() / Runtime.getRuntime().availableProcessors() > GENERATOR_SHARE_MAX) {
            doubts.add("the generator was saturated: " + cpu.clientCores() + " cores of its own");
        }
        double expected = rate * cpu.seconds();
        if (tally.deeds() < OFFERED_SHARE_MIN * expected - DEVIATIONS * Math.sqrt(expected)) {
            doubts.add("only " + tally.deeds() + " deeds were done where " + Math.round(expected) + " were asked for");
        }
        if (tally.answerCount() == 0 || tally.deliveryCount() == 0) {
            doubts.add("nothing happened while it was measured");
        }
        return doubts;
    }

    /** All steps so far. */
    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The last step on which everything was well. */
    public synchronized Optional<Step> lastGood() {
        return steps.stream().filter(Step::good).reduce((before, after) -> after);
    }

    public synchronized ArrayNode toJson() {
        ArrayNode json = Json.object().putArray("steps");
        steps.forEach(step -> {
            ObjectNode one = json.addObject().put("rate", CpuWindow.rounded(step.rate()));
            step.slow().forEach(one.withArray("slow")::add);
            step.doubts().forEach(one.withArray("doubts")::add);
            one.setAll(step.figures());
        });
        return json;
    }
}
