package dev.hearth.load.measure;

import dev.hearth.load.bench.CpuWindow;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.plan.LoadTarget;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The time of a run: it begins with the first visitor; after the ramp and the warm-up each step is measured, and then it
 * is over. Reads who used the machine meanwhile. Thread-safe.
 */
public final class LoadWindow implements AutoCloseable {

    private final LoadSettings settings;
    private final LoadTarget target;
    private final LoadTally tally;
    private final Stairs stairs;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "load-window");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean over;
    private volatile Runnable event = () -> {};
    private volatile long eventAfter;
    private volatile long measuredFrom = Long.MAX_VALUE;

    public LoadWindow(LoadSettings settings, LoadTarget target, LoadTally tally, Stairs stairs) {
        this.settings = settings;
        this.target = target;
        this.tally = tally;
        this.stairs = stairs;
    }

    /** Somebody came; the first one starts the time. */
    public void begin() {
        if (begun.compareAndSet(false, true)) {
            long until = settings.rampSeconds() + (long) settings.warmUpSeconds();
            measuredFrom = System.nanoTime() + TimeUnit.SECONDS.toNanos(until);
            later(until, this::step);
            later(until + eventAfter, event::run);
        }
    }

    /** Lets something happen so many seconds after the measurement begins; to be called before anybody comes. */
    public void during(long seconds, Runnable event) {
        this.event = event;
        this.eventAfter = seconds;
    }

    private void step() throws IOException {
        tally.measure(true);
        CpuWindow.Mark from = CpuWindow.Mark.now(target.serverPids(), target.storePid());
        later(settings.durationSeconds(), () -> end(from));
    }

    private void end(CpuWindow.Mark from) throws IOException {
        tally.measure(false);
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target.serverPids(), target.storePid()));
        if (stairs.climb(tally, cpu)) {
            step();
        } else {
            over = true;
        }
    }

    /** What reads the machine. */
    private interface Task {
        void run() throws IOException;
    }

    private void later(long seconds, Task task) {
        ScheduledFuture<?> unused = clock.schedule(() -> attempt(task), seconds, TimeUnit.SECONDS);
    }

    /** Whatever goes wrong ends the run; the verdict says why. */
    private void attempt(Task task) {
        try {
            task.run();
        } catch (IOException | RuntimeException e) {
            failure.set(e);
            over = true;
        }
    }

    /** Seconds since the measurement began, or until it does, which counts below 0. */
    public double measuredSeconds() {
        return (System.nanoTime() - measuredFrom) / 1e9;
    }

    public boolean over() {
        return over;
    }

    /**
     * Fails if the machine could not be read.
     *
     * @throws IllegalStateException with what went wrong
     */
    public void orFail() {
        Throwable why = failure.get();
        if (why != null) {
            throw new IllegalStateException("the run could not be measured", why);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
