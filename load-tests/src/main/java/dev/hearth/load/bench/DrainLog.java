package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Json;
import dev.hearth.load.report.Latencies;
import dev.hearth.load.socket.Closing;
import java.util.Map;
import java.util.TreeMap;

/** What happened to everybody while a node left. Thread-safe. */
final class DrainLog {

    private static final int DRAINING = 4001;

    private final Map<String, Integer> closings = new TreeMap<>();
    private final Map<String, Integer> streams = new TreeMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Latencies told = new Latencies();
    private final Latencies closed = new Latencies();
    private final Latencies away = new Latencies();
    private final Latencies lines = new Latencies();
    private int undecided;
    private int losses;
    private int awayNow;
    private long began;

    /** The node is told to leave, now: what lines took before does not count. */
    synchronized void begin() {
        began = System.nanoTime();
        lines.clear();
    }

    synchronized void asked() {
        undecided++;
    }

    synchronized void decided(Answer answer, long nanos) {
        undecided--;
        answers.merge(answer.ok() ? "ok" : answer.code(), 1, Integer::sum);
        lines.record(nanos);
    }

    synchronized void lost(Closing closing) {
        closings.merge(closing.kind() + " " + closing.code(), 1, Integer::sum);
        closed.record(System.nanoTime() - began);
        losses++;
        awayNow++;
        if (closing.code() == DRAINING) {
            told.record(Json.parse(closing.reason()).path("after_ms").asLong() * 1_000_000);
        }
    }

    synchronized void stream(String stream, String answer) {
        streams.merge((stream.startsWith("room:") ? "room " : "inbox ") + answer, 1, Integer::sum);
    }

    synchronized void back(long nanos) {
        awayNow--;
        away.record(nanos);
    }

    /** Whether at least so many sockets were lost, and everybody has one again. */
    synchronized boolean areAllBack(int sockets) {
        return losses >= sockets && awayNow == 0;
    }

    synchronized int undecided() {
        return undecided;
    }

    synchronized void describe(ObjectNode results) {
        results.set("closings", Json.counts(closings));
        results.set("closed_after", closed.toJson());
        results.set("told_to_return_after", told.toJson());
        results.set("away", away.toJson());
        results.set("streams", Json.counts(streams));
        results.set("line_to_answer", lines.toJson());
        results.set("answers", Json.counts(answers));
    }
}
