package dev.hearth.localnodes;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs nodes until it is closed. It does what a service manager does elsewhere: a node that ends is started again, whatever
 * ended it, because a node that lost its cluster ends on purpose.
 */
public final class LocalNodes implements AutoCloseable {
    private final List<WatchedNode> nodes;

    private LocalNodes(List<WatchedNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts all of them at the same time.
     *
     * @param restartDelay how long after its end a node is started again
     * @param lines gets what they say, a line at a time and each with the name of its node, from several threads
     */
    public static LocalNodes start(List<NodeCommand> commands, Duration restartDelay, Consumer<String> lines) {
        return new LocalNodes(commands.stream()
                .map(command -> WatchedNode.start(command, restartDelay, lines))
                .toList());
    }

    /**
     * Asks the node of the command's name to stop in good order, and waits until it has. It is started again by this
     * command, now and whenever it ends later.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public void restart(NodeCommand command) throws InterruptedException {
        nodes.stream()
                .filter(node -> node.name().equals(command.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + command.name()))
                .replace(command);
    }

    /** Asks all nodes to stop in good order, and waits until they have. */
    @Override
    public void close() {
        nodes.forEach(WatchedNode::stop);
        nodes.forEach(WatchedNode::awaitEnd);
    }
}
