package dev.hearth.gateway.socket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop and the sockets that live on it. It looks at all their deadlines in one periodic task: a timer per
 * connection would cost more than everything else an idle connection does. All methods but {@link #execute} belong to
 * the loop's own thread.
 */
final class SocketLoop implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);

    private final Executor eventLoop;
    private final Set<Swept> swept = new LinkedHashSet<>();

    /** Something with deadlines. */
    interface Swept {
        void sweep(long nowNanos);
    }

    SocketLoop(Executor eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** Runs a task on this loop; may be called from anywhere. */
    @Override
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }

    void add(Swept member) {
        swept.add(member);
    }

    void remove(Swept member) {
        swept.remove(member);
    }

    void sweep(long nowNanos) {
        // A copy, because whoever finds a deadline passed leaves the set.
        for (var member : List.copyOf(swept)) {
            sweep(member, nowNanos);
        }
    }

    /** One member's failure must not end the watch over the others. */
    private static void sweep(Swept member, long nowNanos) {
        try {
            member.sweep(nowNanos);
        } catch (RuntimeException e) {
            LOG.error("a connection's deadlines could not be looked at", e);
        }
    }

    List<Swept> members() {
        return List.copyOf(swept);
    }
}
