package dev.hearth.load.bench;

import dev.hearth.load.report.Latencies;
import java.util.Map;
import java.util.TreeMap;

/** What one run counts, in a window and since the beginning. Confined to the client's event loop. */
final class Tally {

    private final Latencies answers = new Latencies();
    private final Latencies deliveries = new Latencies();
    private final Latencies lag = new Latencies();
    private final Latencies refusalTimes = new Latencies();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private long said;
    private long answered;
    private long acknowledged;
    private long delivered;
    private long lost;
    private long moveFrames;
    private long moveBytes;
    private long positions;
    private Counts windowBegan = new Counts(0, 0, 0);
    private Shown shownBefore = new Shown(0, 0, 0);

    /**
     * How many lines there were.
     *
     * @param said sent
     * @param acknowledged answered with ok
     * @param delivered arrived at anybody, their speaker included
     */
    record Counts(long said, long acknowledged, long delivered) {

        Counts minus(Counts before) {
            return new Counts(said - before.said, acknowledged - before.acknowledged, delivered - before.delivered);
        }
    }

    /**
     * What was seen of people's steps.
     *
     * @param frames that arrived at anybody
     * @param bytes of them
     * @param positions in them
     */
    record Shown(long frames, long bytes, long positions) {

        Shown minus(Shown before) {
            return new Shown(frames - before.frames, bytes - before.bytes, positions - before.positions);
        }
    }

    /** Something that is not answered was sent. */
    void stepped(long lagNanos) {
        said++;
        answered++;
        lag.record(lagNanos);
    }

    void shown(int count, int bytes) {
        moveFrames++;
        moveBytes += bytes;
        positions += count;
    }

    /** Steps seen since the window began. */
    Shown shownInWindow() {
        return shown().minus(shownBefore);
    }

    private Shown shown() {
        return new Shown(moveFrames, moveBytes, positions);
    }

    void said(long lagNanos) {
        said++;
        lag.record(lagNanos);
    }

    void acknowledged(long nanos) {
        answered++;
        acknowledged++;
        answers.record(nanos);
    }

    /** An answer that is not counted further. */
    void answeredOtherwise() {
        answered++;
    }

    void refused(String code) {
        answered++;
        refusals.merge(code, 1, Integer::sum);
    }

    /** A line was refused, so long after it should have left. */
    void refused(String code, long nanos) {
        refused(code);
        refusalTimes.record(nanos);
    }

    /** How long refusals of lines took. */
    Latencies refusalTimes() {
        return refusalTimes;
    }

    void delivered(long nanos) {
        delivered++;
        deliveries.record(nanos);
    }

    /** A socket that should have stayed was closed. */
    void lost() {
        lost++;
    }

    void beginWindow() {
        answers.clear();
        deliveries.clear();
        lag.clear();
        refusalTimes.clear();
        windowBegan = total();
        shownBefore = shown();
    }

    Counts window() {
        return total().minus(windowBegan);
    }

    Counts total() {
        return new Counts(said, acknowledged, delivered);
    }

    /** Lines that nobody answered so far. */
    long open() {
        return said - answered;
    }

    long lostSockets() {
        return lost;
    }

    Latencies answers() {
        return answers;
    }

    Latencies deliveries() {
        return deliveries;
    }

    /** How much later than planned lines were sent. */
    Latencies lag() {
        return lag;
    }

    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }
}
