package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;

/** Streams on their way to clients: how they went on, and what had to be repaired or left out. */
public final class StreamMetrics {

    private final Map<StreamAnswer, Counter> answers = new EnumMap<>(StreamAnswer.class);
    private final Counter journalReads;
    private final Counter gaps;
    private final Counter resyncs;
    private final Counter withheld;

    StreamMetrics(NodeMetrics metrics) {
        for (var answer : StreamAnswer.values()) {
            var counter = metrics.counter(
                    NodeMetrics.STREAM_ANSWERS, "Streams that went on for a client", "answer", answer.label());
            answers.put(answer, counter);
        }
        this.journalReads = metrics.counter(
                NodeMetrics.JOURNAL_READS, "Reads of a journal because a gap did not fit the memory of its room");
        this.gaps = metrics.counter(NodeMetrics.RELAY_GAPS, "Holes that relays noticed in what rooms told them");
        this.resyncs = metrics.counter(NodeMetrics.RELAY_RESYNCS, "Connections that a relay attached again");
        this.withheld = metrics.counter(
                NodeMetrics.WITHHELD, "Frames of movement and signs that a slow connection did not get");
    }

    /** A client was told how a stream goes on. */
    public void answered(StreamAnswer answer) {
        var counter = answers.get(answer);
        if (counter != null) {
            counter.increment();
        }
    }

    /** A journal is read for somebody who comes back. */
    public void readJournal() {
        journalReads.increment();
    }

    /** A relay noticed that it missed something of a room. */
    public void sawGap() {
        gaps.increment();
    }

    /** So many connections ask their room where to go on. */
    public void resynced(int connections) {
        resyncs.increment(connections);
    }

    /** A connection that does not keep up was spared a volatile frame. */
    public void withheld() {
        withheld.increment();
    }
}
