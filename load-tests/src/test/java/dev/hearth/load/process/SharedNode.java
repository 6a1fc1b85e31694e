package dev.hearth.load.process;

import dev.hearth.load.run.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One node for all tests that kill, stop or pause what they work with and have no settings of their own: started by the
 * first of them, stopped after the last. People and rooms belong to one class alone, and whoever breaks something mends it.
 */
public final class SharedNode {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedNode.class);

    /**
     * What people and addresses may do is raised far above what a test does, and the node writes down all that it has to say;
     * all else is as it comes out of the box.
     */
    private static final String MANY_WHO_DO_MUCH =
            LoadLimits.LIFTED + "hearth.gateway.http.guests-per-minute = 1000\nhearth.logging.format = json\n";

    private static final Map<String, String> TALKATIVE = Map.of("HEARTH_LOG_LEVEL", "TRACE");

    private SharedNode() {}

    private record Running(HearthProcess node) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Folders.empty(Path.of("target", "nodes", "killed").toAbsolutePath());
                return new Running(HearthProcess.start(folder, MANY_WHO_DO_MUCH, TALKATIVE));
            } catch (IOException e) {
                throw new IllegalStateException("the node did not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the node started", e);
            }
        }

        @Override
        public void close() {
            node.close();
        }
    }

    /** The node, which runs, also when the class before has left it stopped. */
    public static HearthProcess running(ExtensionContext context) throws IOException, InterruptedException {
        HearthProcess node = context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("node", key -> Running.start(), Running.class)
                .node();
        if (!node.alive()) {
            node.startAgain();
        }
        return node;
    }
}
