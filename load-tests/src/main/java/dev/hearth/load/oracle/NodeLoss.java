package dev.hearth.load.oracle;

import dev.hearth.load.drill.DrillReport;
import dev.hearth.load.plan.Departure;
import dev.hearth.load.process.ClusterNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets one node go away in the middle of a run, and says what came of it. Thread-safe. */
final class NodeLoss {

    private static final int TERMINATED = 143;
    private static final int SECONDS_MAX = 30;

    private final Departure departure;
    private final ClusterNode node;
    private final CompletableFuture<Gone> gone = new CompletableFuture<>();

    /** How it went: the code is 0 where it was killed. */
    private record Gone(int code, double seconds) {}

    NodeLoss(Departure departure, ClusterNode node) {
        this.departure = departure;
        this.node = node;
    }

    /** Begins, and does not wait for the end. */
    void begin() {
        Thread thread = new Thread(this::go, "node-loss");
        thread.setDaemon(true);
        thread.start();
    }

    private void go() {
        long began = System.nanoTime();
        try {
            int code = 0;
            if (departure == Departure.IN_ORDER) {
                code = node.stop();
            } else {
                node.kill();
            }
            gone.complete(new Gone(code, (System.nanoTime() - began) / 1e9));
        } catch (InterruptedException | RuntimeException e) {
            gone.completeExceptionally(e);
        }
    }

    /** @param cuts how many sockets were lost */
    void report(DrillReport report, long cuts) throws InterruptedException {
        try {
            Gone how = gone.get(SECONDS_MAX, TimeUnit.SECONDS);
            report.promise(
                    "the node goes as it should",
                    (how.code() == 0 || how.code() == TERMINATED) && how.seconds() <= SECONDS_MAX,
                    "node " + node.number() + ", " + departure + ": exit code " + how.code() + " after "
                            + Math.round(how.seconds() * 10) / 10.0 + " s");
        } catch (ExecutionException | TimeoutException e) {
            report.promise("the node goes as it should", false, "node " + node.number() + ": " + e);
        }
        report.proves(cuts > 0, "nobody had a socket at the node that went");
    }
}
