package dev.hearth.load.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Json;
import dev.hearth.load.report.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all visitors of a run count together. What went wrong counts always, what tells how fast the server was only while
 * the run is being measured. Thread-safe.
 */
public final class LoadTally {

    private final Map<String, Latencies> answersByType = new TreeMap<>();
    private final Latencies answers = new Latencies();
    private final Latencies deliveries = new Latencies();
    private final Latencies lag = new Latencies();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> undecided = new TreeMap<>();
    private final Map<String, Integer> lost = new TreeMap<>();
    private final List<String> behind = new ArrayList<>();
    private long unanswered;
    private long told;
    private long cuts;
    private long framesDropped;
    private boolean measuring;

    /** Begins to measure anew, or stops; what was measured stays until it begins again. */
    public synchronized void measure(boolean on) {
        measuring = on;
        if (on) {
            answers.clear();
            answersByType.clear();
            deliveries.clear();
            lag.clear();
            told = 0;
        }
    }

    /** A command was answered, with ok or a code. */
    public synchronized void answered(String type, long nanos) {
        if (measuring) {
            answers.record(nanos);
            answersByType.computeIfAbsent(type, unseen -> new Latencies()).record(nanos);
        }
    }

    /** The answer was a code. */
    public synchronized void refused(String code) {
        refusals.merge(code, 1, Integer::sum);
    }

    /** The answer decided nothing: the command was to be sent again. */
    public synchronized void undecided(Answer answer) {
        String kind = answer.kind() == Answer.Kind.UNKNOWN ? "unknown " : "error ";
        String when = answer.afterMs() > 0 ? "" : " without after_ms";
        undecided.merge(kind + answer.code() + when, 1, Integer::sum);
    }

    /** Somebody's socket went away, and they came back or tried to. */
    public synchronized void cut() {
        cuts++;
    }

    public synchronized long cutCount() {
        return cuts;
    }

    /** How often commands were answered without a decision, by code. */
    public synchronized Map<String, Integer> undecided() {
        return new TreeMap<>(undecided);
    }

    /** Something was sent that nobody answers. */
    public synchronized void told() {
        if (measuring) {
            told++;
        }
    }

    /** Everything that was done while the run was measured. */
    public synchronized long deeds() {
        return answers.count() + told;
    }

    public synchronized void unanswered() {
        unanswered++;
    }

    /** Somebody's socket is gone for good although they had not left. */
    public synchronized void lost(String why) {
        lost.merge(why, 1, Integer::sum);
    }

    /** A line arrived at somebody. */
    public synchronized void delivered(long nanos) {
        if (measuring) {
            deliveries.record(nanos);
        }
    }

    /** Somebody who had nothing else to do acted so much later than planned. */
    public synchronized void late(long nanos) {
        if (measuring) {
            lag.record(nanos);
        }
    }

    /** Somebody went away without having seen what they did themselves. */
    public synchronized void behind(String who) {
        behind.add(who);
    }

    public synchronized List<String> behind() {
        return List.copyOf(behind);
    }

    /** The generator may have thrown frames away: nobody knows what was in them. */
    public synchronized void framesDropped() {
        framesDropped++;
    }

    public synchronized long framesDroppedCount() {
        return framesDropped;
    }

    public synchronized long unansweredCount() {
        return unanswered;
    }

    public synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    public synchronized Map<String, Integer> lost() {
        return new TreeMap<>(lost);
    }

    public synchronized long answerCount() {
        return answers.count();
    }

    public synchronized long deliveryCount() {
        return deliveries.count();
    }

    public synchronized double answersMs(double percentile) {
        return answers.percentileMs(percentile);
    }

    public synchronized double deliveriesMs(double percentile) {
        return deliveries.percentileMs(percentile);
    }

    public synchronized double lagMs(double percentile) {
        return lag.percentileMs(percentile);
    }

    public synchronized ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("answers", answers.count())
                .put("told", told)
                .put("deliveries", deliveries.count())
                .put("unanswered", unanswered);
        json.set("errors", Json.counts(refusals));
        json.set("undecided", Json.counts(undecided));
        json.put("cut_sockets", cuts);
        json.set("lost_sockets", Json.counts(lost));
        json.set("answer", answers.toJson());
        ObjectNode byType = json.putObject("answer_by_type");
        answersByType.forEach((type, latencies) -> byType.set(type, latencies.toJson()));
        json.set("delivery", deliveries.toJson());
        json.set("lag", lag.toJson());
        return json;
    }
}
