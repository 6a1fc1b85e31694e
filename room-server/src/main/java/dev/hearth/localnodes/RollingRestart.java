package dev.hearth.localnodes;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Restarts nodes one after the other: each is stopped in good order, started again, and waited for until the whole cluster
 * has it back. It stops at the first that does not come back, so that the others go on as they are.
 */
public final class RollingRestart {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final LocalNodes nodes;
    private final Outlook outlook;
    private final Duration patience;

    /** How nodes look from outside. Each look may take a second or two. */
    public interface Outlook {

        /** Whether this node wants people. */
        boolean isReady(String node);

        /** Whether everybody is there: every node ready for people, and a member for every other one. */
        boolean isWhole();

        /** The node that has been a member for longest, if that can be seen. */
        Optional<String> oldest();
    }

    /** @param patience how long a node may take until the cluster has it back */
    public RollingRestart(LocalNodes nodes, Outlook outlook, Duration patience) {
        this.nodes = nodes;
        this.outlook = outlook;
        this.patience = patience;
    }

    /**
     * Goes once through all.
     *
     * @param commands what each is started with from now on
     * @param lines is told of each step
     * @return whether all came back
     */
    public boolean run(List<NodeCommand> commands, Consumer<String> lines) throws InterruptedException {
        var away = commands.stream()
                .filter(command -> !outlook.isReady(command.name()))
                .toList();
        if (away.size() > 1 || (away.isEmpty() && !outlook.isWhole())) {
            lines.accept("more than one node is not ready, or not all are members: nothing was restarted");
            return false;
        }
        for (var command : inOrder(commands, away)) {
            lines.accept(command.name() + " stops");
            long began = System.nanoTime();
            nodes.restart(command);
            long ended = System.nanoTime();
            lines.accept(command.name() + " ended after " + seconds(ended - began) + " and starts again");
            if (!isBack()) {
                lines.accept(command.name() + " has not come back within " + patience.toSeconds()
                        + " s: the nodes after it were left as they are");
                return false;
            }
            lines.accept(command.name() + " is back after " + seconds(System.nanoTime() - ended));
        }
        lines.accept("all nodes were restarted");
        return true;
    }

    /**
     * One that is away goes first: it did not come back from a restart before, and nobody else may go until it has. The oldest
     * goes last: what there is once moves when it goes, and so it moves once.
     */
    private List<NodeCommand> inOrder(List<NodeCommand> commands, List<NodeCommand> away) {
        var oldest = outlook.oldest().orElse("");
        return commands.stream()
                .sorted(Comparator.comparing((NodeCommand command) -> !away.contains(command))
                        .thenComparing(command -> command.name().equals(oldest)))
                .toList();
    }

    private boolean isBack() {
        long end = System.nanoTime() + patience.toNanos();
        while (!outlook.isWhole()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    private static String seconds(long nanos) {
        return "%.1f s".formatted(nanos / 1e9);
    }
}
