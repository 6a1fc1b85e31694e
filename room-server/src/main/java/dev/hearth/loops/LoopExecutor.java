package dev.hearth.loops;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks on event loops: on the one that hands the task out, as long as that is not far behind, else on the next one.
 * The loops end with their actor system, so ending this ends nothing: a dispatcher that falls idle does so and wants
 * another one later.
 */
final class LoopExecutor extends AbstractExecutorService {

    /** With so many tasks waiting it pays to wake another thread. */
    static final int BEHIND = 64;

    private final EventLoopGroup group;
    private volatile boolean shutdown;

    LoopExecutor(EventLoopGroup group) {
        this.group = group;
    }

    @Override
    public void execute(Runnable task) {
        var here = ThreadExecutorMap.currentExecutor();
        if (here instanceof SingleThreadEventExecutor loop && loop.parent() == group && loop.pendingTasks() < BEHIND) {
            loop.execute(task);
        } else {
            group.next().execute(task);
        }
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
