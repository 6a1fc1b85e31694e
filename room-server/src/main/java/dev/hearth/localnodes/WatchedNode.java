package dev.hearth.localnodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One node's process, started again when it ends, until it is told to stop. */
final class WatchedNode {
    // Longer than a node needs that has to hand everything over.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(90);

    private final Duration restartDelay;
    private final Consumer<String> lines;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private NodeCommand command;
    private @Nullable Process process;

    private WatchedNode(NodeCommand command, Duration restartDelay, Consumer<String> lines) {
        this.command = command;
        this.restartDelay = restartDelay;
        this.lines = lines;
    }

    static WatchedNode start(NodeCommand command, Duration restartDelay, Consumer<String> lines) {
        var node = new WatchedNode(command, restartDelay, lines);
        var watcher = new Thread(node::watch, "node-" + command.name());
        watcher.setDaemon(true);
        watcher.start();
        return node;
    }

    synchronized String name() {
        return command.name();
    }

    synchronized void stop() {
        stopping.countDown();
        askToEnd();
    }

    private void askToEnd() {
        if (process != null) {
            // By its handle: the process itself would close its output, and its last lines would be lost.
            process.toHandle().destroy();
        }
    }

    /**
     * Asks the process to stop in good order and waits until it has, by force after a while. What is started in its place,
     * now and after any later end, is this.
     */
    void replace(NodeCommand next) throws InterruptedException {
        var old = askToEndFor(next);
        if (old != null && !old.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            old.destroyForcibly().waitFor();
        }
    }

    private synchronized @Nullable Process askToEndFor(NodeCommand next) {
        command = next;
        askToEnd();
        return process;
    }

    void awaitEnd() {
        try {
            if (!ended.await(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void watch() {
        try {
            do {
                run();
            } while (!stopping.await(restartDelay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void run() throws InterruptedException {
        try {
            var running = launchUnlessStopping();
            if (running == null) {
                return;
            }
            try (var out = new BufferedReader(running.inputReader(StandardCharsets.UTF_8))) {
                for (var line = out.readLine(); line != null; line = out.readLine()) {
                    say(line);
                }
            }
            int code = running.waitFor();
            say("ended with code " + code + (stopping.getCount() == 0 ? "" : ", starts again"));
        } catch (IOException e) {
            say("cannot be started: " + e.getMessage());
        }
    }

    private synchronized @Nullable Process launchUnlessStopping() throws IOException {
        if (stopping.getCount() == 0) {
            return null;
        }
        var builder = new ProcessBuilder(command.line()).redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        process = builder.start();
        return process;
    }

    private void say(String line) {
        lines.accept(name() + " | " + line);
    }
}
