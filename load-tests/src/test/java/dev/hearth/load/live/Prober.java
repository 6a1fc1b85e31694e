package dev.hearth.load.live;

/** Somebody who sends bad input: a connection, what stands for what on it, and how much more it may send. */
final class Prober implements AutoCloseable {

    /** Below what a connection and a person may do at once: another answer than a limit's is wanted. */
    private static final int MESSAGES_MAX = 34;

    private static final int TALK_MAX = 4;
    private static final int JOINS_MAX = 7;

    private final Probe probe;
    private final Placeholders values;
    private int messages;
    private int talk;
    private int joins;

    Prober(Probe probe, Placeholders values) {
        this.probe = probe;
        this.values = values;
    }

    Probe probe() {
        return probe;
    }

    Placeholders values() {
        return values;
    }

    /** Counts a case, its sign of life included; false if it is too much for this one. */
    boolean takes(BadCase bad) {
        messages += 2 + bad.before().size();
        talk += bad.talk();
        joins += bad.joins();
        return !probe.closed().isDone() && messages <= MESSAGES_MAX && talk <= TALK_MAX && joins <= JOINS_MAX;
    }

    @Override
    public void close() {
        probe.close();
    }
}
