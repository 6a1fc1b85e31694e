package dev.hearth.gateway.socket;

/** The periodic look of one event loop at the deadlines of its sockets, which also tells how late that loop is. */
final class LoopRound implements Runnable {

    private final SocketLoop loop;
    private final Gate gate;
    private final long intervalNanos;
    private long dueNanos;

    /** The first round is due after one interval, every other so long after the end of the one before. */
    LoopRound(SocketLoop loop, Gate gate, long intervalNanos) {
        this.loop = loop;
        this.gate = gate;
        this.intervalNanos = intervalNanos;
        this.dueNanos = gate.nanos().getAsLong() + intervalNanos;
    }

    @Override
    public void run() {
        long now = gate.nanos().getAsLong();
        gate.doors().metrics().sockets().loopLagged(Math.max(0, now - dueNanos));
        loop.sweep(now);
        dueNanos = gate.nanos().getAsLong() + intervalNanos;
    }
}
