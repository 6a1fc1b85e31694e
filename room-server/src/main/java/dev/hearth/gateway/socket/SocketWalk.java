package dev.hearth.gateway.socket;

import dev.hearth.logs.LogEvent;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through all sockets of a node, a batch at a time, every event loop through its own. */
final class SocketWalk {

    private static final Logger LOG = LoggerFactory.getLogger(SocketWalk.class);

    private final Map<EventExecutor, SocketLoop> loops;

    SocketWalk(Map<EventExecutor, SocketLoop> loops) {
        this.loops = Map.copyOf(loops);
    }

    /**
     * How fast.
     *
     * @param batchOf how many at once, at least 1, for so many sockets of one loop
     * @param pause between two batches
     */
    record Pace(IntUnaryOperator batchOf, Duration pause) {

        static final Pace AT_ONCE = new Pace(sockets -> Math.max(1, sockets), Duration.ZERO);
    }

    /** What is done to each; runs on the socket's own loop. */
    @FunctionalInterface
    interface Visit {

        /**
         * One socket's turn.
         *
         * @param place in its batch, from 0
         * @param batch how many this batch has
         */
        void to(SocketLoop.Swept socket, int place, int batch);
    }

    /** Done when every socket that was there at the beginning has been visited. */
    CompletableFuture<Void> go(Pace pace, Visit visit) {
        return CompletableFuture.allOf(loops.entrySet().stream()
                .map(loop -> go(loop.getKey(), loop.getValue(), pace, visit))
                .toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<Void> go(EventExecutor executor, SocketLoop loop, Pace pace, Visit visit) {
        var done = new CompletableFuture<Void>();
        executor.execute(() -> {
            var members = loop.members();
            new Round(executor, pace.batchOf().applyAsInt(members.size()), pace.pause(), visit, done).next(members);
        });
        return done;
    }

    /** The way through one loop. */
    private record Round(
            EventExecutor executor, int batchMax, Duration pause, Visit visit, CompletableFuture<Void> done) {

        void next(List<SocketLoop.Swept> members) {
            int batch = Math.min(batchMax, members.size());
            for (int place = 0; place < batch; place++) {
                visit(members.get(place), place, batch);
            }
            var rest = members.subList(batch, members.size());
            if (rest.isEmpty()) {
                done.complete(null);
            } else {
                var unused = executor.schedule(() -> next(rest), pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        /** Goes on whatever a visit does, because somebody waits for the end of the walk. */
        private void visit(SocketLoop.Swept member, int place, int batch) {
            try {
                visit.to(member, place, batch);
            } catch (RuntimeException e) {
                LogEvent.SWEEP_FAILED.at(LOG).setCause(e).log("a connection could not be visited");
            }
        }
    }
}
