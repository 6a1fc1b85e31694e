package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Sockets of a node: how many, why they closed, how long commands took and how late their threads are. */
public final class SocketMetrics {

    private final Map<Integer, Counter> closed;
    private final Counter closedOtherwise;
    private final Timer command;
    private final Timer loopLag;
    private final LongAdder waitingBytes = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private volatile IntSupplier open = () -> 0;
    private volatile IntSupplier unanswered = () -> 0;

    SocketMetrics(NodeMetrics metrics, Set<Integer> closeCodes) {
        metrics.gauge(NodeMetrics.SOCKETS_OPEN, "Sockets that are open now", () -> open.getAsInt());
        metrics.gauge(
                NodeMetrics.SOCKETS_WAITING,
                "Bytes that wait in the node because their sockets take no more now",
                waitingBytes::sum);
        metrics.gauge(NodeMetrics.SOCKETS_SLOW, "Sockets for which something waits now", slow::sum);
        metrics.gauge(
                NodeMetrics.UNANSWERED,
                "Commands that clients of this node sent to rooms and that are unanswered now",
                () -> unanswered.getAsInt());
        this.closed = closeCodes.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), code -> closedCounter(metrics, Integer.toString(code))));
        this.closedOtherwise = closedCounter(metrics, "other");
        this.command = metrics.timer(
                NodeMetrics.COMMAND, "From a command's arrival at the socket to its answer on the way back");
        this.loopLag =
                metrics.timer(NodeMetrics.LOOP_LAG, "How late an event loop was with something it does at fixed times");
    }

    private static Counter closedCounter(NodeMetrics metrics, String code) {
        return metrics.counter(
                NodeMetrics.SOCKETS_CLOSED, "Sockets that closed, by the code they closed with", "code", code);
    }

    /** Whom to ask for the number of open sockets; asked by whoever looks at the metrics, must not wait. */
    public void watchOpen(IntSupplier sockets) {
        open = sockets;
    }

    /** Whom to ask for the commands that rooms have not answered; must not wait. */
    public void watchUnanswered(IntSupplier commands) {
        unanswered = commands;
    }

    /** So many bytes more wait for a socket, or fewer. Not told of what a socket takes at once. */
    public void waits(long bytes) {
        waitingBytes.add(bytes);
    }

    /** A socket takes no more, so that what is for it has to wait from now on. */
    public void fellBehind() {
        slow.increment();
    }

    /** Nothing waits for that socket any more. */
    public void caughtUp() {
        slow.decrement();
    }

    /** How many sockets are open now. */
    public int openNow() {
        return open.getAsInt();
    }

    /** How many commands got their answers since the node began. */
    public long answeredCount() {
        return command.count();
    }

    /**
     * A socket is closed.
     *
     * @param code the code of the close frame that was sent or received; 1006 if there was none
     */
    public void closed(int code) {
        closed.getOrDefault(code, closedOtherwise).increment();
    }

    /** A command got its answer so long after it arrived. */
    public void answered(long nanos) {
        command.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** An event loop did something so long after it should have. */
    public void loopLagged(long nanos) {
        loopLag.record(nanos, TimeUnit.NANOSECONDS);
    }
}
