package dev.hearth.gateway.socket;

import dev.hearth.logs.LogEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop and the sockets that live on it. It looks at their deadlines in one periodic task: a timer per
 * connection would cost more than everything else an idle connection does. A member is looked at when it said it had to
 * be, and every time while it is under {@link Watch#soon watch}; whoever is silent costs nothing until then. All methods
 * but {@link #execute} belong to the loop's own thread.
 */
final class SocketLoop implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);
    private static final long SLOT_NANOS = 500_000_000L;

    private final Executor eventLoop;
    /** Every member stands in exactly one slot; whoever left stays behind as an empty watch until the slot comes up. */
    private final TreeMap<Long, List<Watch>> slots = new TreeMap<>();

    private List<Watch> soon = new ArrayList<>();
    private List<Watch> spare = new ArrayList<>();

    /** Something with deadlines. */
    interface Swept {

        /** Looks at all deadlines; returns when they have to be looked at again at the latest, now for as soon as can be. */
        long sweep(long nowNanos);

        /** The node leaves: says goodbye as soon as nothing is owed any more, and when to come back. */
        void leave(Duration returnAfter);

        /** Ends at once, without a word. */
        void cut();
    }

    /** The place of one member. */
    final class Watch {

        private @Nullable Swept member;
        private long dueNanos;
        private boolean isSoon;

        private Watch(Swept member, long dueNanos) {
            this.member = member;
            this.dueNanos = dueNanos;
        }

        /** Something happened that may have brought a deadline nearer: it is looked at in every sweep until that is far. */
        void soon() {
            if (!isSoon) {
                isSoon = true;
                soon.add(this);
            }
        }

        /** Nobody looks at it any more. */
        void end() {
            member = null;
        }
    }

    SocketLoop(Executor eventLoop) {
        this.eventLoop = eventLoop;
    }

    /** Runs a task on this loop; may be called from anywhere. */
    @Override
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }

    /** Looks at a new member when this time has come. */
    Watch add(Swept member, long dueNanos) {
        var watch = new Watch(member, dueNanos);
        put(watch);
        return watch;
    }

    void sweep(long nowNanos) {
        sweepSoon(nowNanos);
        sweepDue(nowNanos);
    }

    private void sweepSoon(long nowNanos) {
        var watched = soon;
        soon = spare;
        for (var watch : watched) {
            watch.isSoon = false;
            if (watch.member != null && sweep(watch.member, nowNanos) < watch.dueNanos) {
                watch.soon();
            }
        }
        watched.clear();
        spare = watched;
    }

    private void sweepDue(long nowNanos) {
        var later = new ArrayList<Watch>();
        while (!slots.isEmpty() && slots.firstKey() <= slotOf(nowNanos)) {
            for (var watch : slots.pollFirstEntry().getValue()) {
                if (watch.member != null && watch.dueNanos <= nowNanos) {
                    watch.dueNanos = Math.max(nowNanos + 1, sweep(watch.member, nowNanos));
                }
                later.add(watch);
            }
        }
        later.stream().filter(watch -> watch.member != null).forEach(this::put);
    }

    private void put(Watch watch) {
        slots.computeIfAbsent(slotOf(watch.dueNanos), slot -> new ArrayList<>()).add(watch);
    }

    private static long slotOf(long nanos) {
        return Math.floorDiv(nanos, SLOT_NANOS);
    }

    /** One member's failure must not end the watch over the others. */
    private static long sweep(Swept member, long nowNanos) {
        try {
            return member.sweep(nowNanos);
        } catch (RuntimeException e) {
            LogEvent.SWEEP_FAILED.at(LOG).setCause(e).log("a connection's deadlines could not be looked at");
            return nowNanos;
        }
    }

    List<Swept> members() {
        var members = new ArrayList<Swept>();
        slots.values()
                .forEach(slot -> slot.forEach(watch -> {
                    if (watch.member != null) {
                        members.add(watch.member);
                    }
                }));
        return members;
    }
}
