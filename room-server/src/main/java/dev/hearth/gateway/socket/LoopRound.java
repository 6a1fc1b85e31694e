package dev.hearth.gateway.socket;

/** The periodic look of one event loop at the deadlines of its sockets, which also tells how late that loop is. */
final class LoopRound implements Runnable {

    private final SocketLoop loop;
    private final Gate gate;
    private final long intervalNanos;
    private final LoopLag lag;

    /** The first round is due after one interval, every other so long after the end of the one before. */
    LoopRound(SocketLoop loop, Gate gate, long intervalNanos) {
        this.loop = loop;
        this.gate = gate;
        this.intervalNanos = intervalNanos;
        this.lag = new LoopLag(gate.nanos().getAsLong() + intervalNanos);
    }

    LoopLag lag() {
        return lag;
    }

    @Override
    public void run() {
        long now = gate.nanos().getAsLong();
        gate.doors().metrics().sockets().loopLagged(lag.began(now));
        loop.sweep(now);
        lag.due(gate.nanos().getAsLong() + intervalNanos);
    }
}
