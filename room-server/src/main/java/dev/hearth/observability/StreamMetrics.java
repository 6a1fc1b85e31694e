package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Streams on their way to clients: how they went on, and what had to be repaired or left out. */
public final class StreamMetrics {

    private final Map<StreamAnswer, Counter> answers = new EnumMap<>(StreamAnswer.class);
    private final Counter journalReads;
    private final Counter gaps;
    private final Counter resyncs;
    private final Counter withheld;
    private final Timer fanOut;

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
        this.fanOut = metrics.timer(
                NodeMetrics.FAN_OUT,
                "From a relay's hearing of a room's events until they were in the last queue of an event loop");
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

    /** An event loop has put a room's events into the queues of all its sockets, so long after the relay heard of them. */
    public void fannedOut(long nanos) {
        fanOut.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A connection that does not keep up was spared a volatile frame. */
    public void withheld() {
        withheld.increment();
    }
}
