package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.WayBack;
import dev.hearth.load.report.Latencies;
import dev.hearth.load.socket.Closing;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what happened to all bots of a drill. Thread-safe. */
final class ReturnLog {

    private static final double ALL = 100;

    /** What people meet in a room where all goes well: two want one seat. */
    private static final Set<String> BY_RULE = Set.of("ok", "seat.taken");

    private final Map<String, Integer> closings = new TreeMap<>();
    private final Map<String, Integer> ways = new TreeMap<>();
    private final Map<String, Integer> rooms = new TreeMap<>();
    private final Map<String, Integer> inboxes = new TreeMap<>();
    private final Map<String, Integer> breakages = new TreeMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> stops = new TreeMap<>();
    private final Latencies opening = new Latencies();
    private final Latencies back = new Latencies();
    private final Latencies decided = new Latencies();
    private final Latencies window = new Latencies();
    private final Latencies answered = new Latencies();
    private int silent;
    private int lost;
    private int lostWithUnanswered;
    private int live;

    synchronized void lost(Closing closing, int unanswered) {
        lost++;
        lostWithUnanswered += unanswered > 0 ? 1 : 0;
        closings.merge(closing.kind() + (closing.code() == 0 ? "" : " " + closing.code()), 1, Integer::sum);
    }

    synchronized void ready(WayBack way) {
        ways.merge(way.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }

    synchronized void stream(String stream, String answer) {
        (stream.startsWith("room:") ? rooms : inboxes).merge(answer, 1, Integer::sum);
    }

    synchronized void live(Duration took) {
        live++;
        opening.record(took.toNanos());
    }

    /** A link was healthy again, and so much later its bot was up to date. */
    synchronized void back(Duration took) {
        back.record(took.toNanos());
    }

    synchronized void broken(Breakage how) {
        breakages.merge(how.word(), 1, Integer::sum);
    }

    synchronized void stopped(Closing closing) {
        stops.merge(closing.toString(), 1, Integer::sum);
    }

    synchronized void decided(Answer answer, Duration took) {
        answers.merge(answer.ok() ? "ok" : answer.code(), 1, Integer::sum);
        decided.record(took.toNanos());
        window.record(took.toNanos());
    }

    /** One sending got its answer, or none although its connection was there. A connection that is lost is no answer. */
    synchronized void answered(Answer answer, Duration took) {
        if (answer.kind() != Answer.Kind.UNANSWERED) {
            answered.record(took.toNanos());
        } else if (answer.code().startsWith("no answer within")) {
            silent++;
        }
    }

    /** Sendings that nobody answered. */
    synchronized int silent() {
        return silent;
    }

    /** How long the slowest answer took, {@code unknown} and {@code error} included. */
    synchronized double slowestAnswerMs() {
        return answered.percentileMs(ALL);
    }

    /** Commands that were decided. */
    synchronized int decided() {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those of them that failed in the end, although no rule of a room forbade them. */
    synchronized int failed() {
        return decided()
                - answers.entrySet().stream()
                        .filter(answer -> BY_RULE.contains(answer.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
    }

    synchronized int cuts() {
        return breakages.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized int closings(String how) {
        return closings.getOrDefault(how, 0);
    }

    synchronized int lostWithUnanswered() {
        return lostWithUnanswered;
    }

    synchronized int lost() {
        return lost;
    }

    synchronized int ok() {
        return answers.getOrDefault("ok", 0);
    }

    /** The answers since the last such call. */
    synchronized double takeAnswerP99Ms() {
        double p99 = window.percentileMs(99);
        window.clear();
        return p99;
    }

    synchronized double slowestMs() {
        return decided.percentileMs(ALL);
    }

    synchronized Map<String, Integer> stops() {
        return Map.copyOf(stops);
    }

    /** Streams that went on after a loss. */
    synchronized int streams() {
        return sum(rooms, "live", "replay", "snapshot", "gone") + sum(inboxes, "live", "replay", "snapshot", "gone");
    }

    /** How many per cent of them did so without a snapshot. */
    synchronized double withoutSnapshot() {
        int good = sum(rooms, "live", "replay") + sum(inboxes, "live", "replay");
        int all = good + sum(rooms, "snapshot", "gone") + sum(inboxes, "snapshot", "gone");
        return all == 0 ? 0 : Math.floor(1_000 * ALL * good / all) / 1_000;
    }

    private static int sum(Map<String, Integer> counts, String... names) {
        int sum = 0;
        for (String name : names) {
            sum += counts.getOrDefault(name, 0);
        }
        return sum;
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("lost", lost)
                .put("lost_with_unanswered", lostWithUnanswered)
                .put("live_again", live);
        json.set("breakages", Json.counts(breakages));
        json.set("closings", Json.counts(closings));
        json.set("returned_by", Json.counts(ways));
        json.set("rooms", Json.counts(rooms));
        json.set("inboxes", Json.counts(inboxes));
        json.put("without_snapshot_percent", withoutSnapshot());
        json.set("open_to_live", opening.toJson());
        json.set("healthy_to_live", back.toJson());
        json.set("answers", Json.counts(answers));
        json.set("sent_to_decided", decided.toJson());
        json.set("sent_to_answered", answered.toJson());
        json.put("never_answered", silent);
        return json;
    }
}
