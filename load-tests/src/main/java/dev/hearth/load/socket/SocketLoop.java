package dev.hearth.load.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One thread that reads and writes any number of sockets and runs their timers. Whatever touches a socket's state runs
 * here, so sockets need no locks. A failing task or listener is remembered and thrown by {@link #close}: a harness
 * that swallows its own defects proves nothing.
 */
public final class SocketLoop implements AutoCloseable {

    /** Tasks that may wait for the thread; more means that the harness itself is overloaded, and the run is void. */
    private static final int TASKS_MAX = 1 << 17;

    private static final int DEFECTS_MAX = 16;
    private static final int READ_BYTES = 64 << 10;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ArrayBlockingQueue<>(TASKS_MAX);
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));
    private final List<Throwable> defects = new ArrayList<>();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
    private volatile boolean closed;

    private record Timer(long at, Runnable task) {}

    private SocketLoop(Selector selector, String name) {
        this.selector = selector;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts a loop with a thread of the given name. */
    public static SocketLoop start(String name) {
        try {
            SocketLoop loop = new SocketLoop(Selector.open(), name);
            loop.thread.start();
            return loop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the task on the loop's thread; at once when called from it. */
    public void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        if (closed || !tasks.offer(task)) {
            throw new RejectedExecutionException(closed ? "the socket loop is closed" : "socket loop overloaded");
        }
        selector.wakeup();
    }

    /** Runs the task on the loop's thread after the delay; forgotten when the loop closes first. */
    public void schedule(Duration delay, Runnable task) {
        long at = System.nanoTime() + delay.toNanos();
        execute(() -> timers.add(new Timer(at, task)));
    }

    Selector selector() {
        return selector;
    }

    /** The buffer every socket of this loop reads into, cleared. */
    ByteBuffer readBuffer() {
        return readBuffer.clear();
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(millisToNextTimer());
            } catch (IOException e) {
                defects.add(e);
                return;
            }
            selector.selectedKeys().forEach(key -> guarded(() -> handle(key)));
            selector.selectedKeys().clear();
            drain();
        }
        selector.keys().forEach(key -> guarded(() -> ((ClientSocket) key.attachment()).abortNow()));
    }

    private static void handle(SelectionKey key) {
        if (key.isValid()) {
            ((ClientSocket) key.attachment()).onReady();
        }
    }

    private void drain() {
        Runnable task = tasks.poll();
        while (task != null) {
            guarded(task);
            task = tasks.poll();
        }
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.element().at() <= now) {
            guarded(timers.remove().task());
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | AssertionError e) {
            if (defects.size() < DEFECTS_MAX) {
                defects.add(e);
            }
        }
    }

    private long millisToNextTimer() {
        Timer next = timers.peek();
        if (next == null) {
            return 0;
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.at() - System.nanoTime()));
    }

    /** Breaks off all sockets and ends the thread; throws what went wrong on it. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!defects.isEmpty()) {
            IllegalStateException failure = new IllegalStateException("defects on the socket loop", defects.get(0));
            defects.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
