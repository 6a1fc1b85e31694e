package dev.hearth.gateway.socket;

import java.util.ArrayDeque;
import java.util.Queue;

/** An event loop whose tasks wait until the test runs them. */
final class HandLoop {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final SocketLoop loop = new SocketLoop(tasks::add);

    SocketLoop loop() {
        return loop;
    }

    /** Runs what waits; answers how many tasks that were. */
    int run() {
        int count = 0;
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
            count++;
        }
        return count;
    }
}
