package dev.hearth.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopExecutorTest {
    private static final long PATIENCE_SECONDS = 10;

    private final NioEventLoopGroup group = new NioEventLoopGroup(2);
    private final LoopExecutor executor = new LoopExecutor(group);

    @AfterEach
    void end() {
        var unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** The thread on which the executor runs a task that is handed to it on this loop, behind so many others. */
    private Thread threadOfATaskFrom(EventLoop loop, int others) throws Exception {
        var thread = new CompletableFuture<Thread>();
        loop.execute(() -> {
            for (int i = 0; i < others; i++) {
                loop.execute(() -> {});
            }
            executor.execute(() -> thread.complete(Thread.currentThread()));
        });
        return thread.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread threadOf(EventLoop loop) throws Exception {
        return loop.submit(Thread::currentThread).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void staysOnTheLoopThatHandsATaskOut() throws Exception {
        for (int i = 0; i < 4; i++) {
            var loop = group.next();
            assertThat(threadOfATaskFrom(loop, 0)).isSameAs(threadOf(loop));
        }
    }

    @Test
    void goesOverToTheNextLoopWhenTheOwnOneIsBehind() throws Exception {
        var first = group.next();
        var second = group.next();
        // The group's turn is at the first one again, so the task before lets the next one be the second.
        assertThat(threadOf(group.next())).isSameAs(threadOf(first));

        assertThat(threadOfATaskFrom(first, LoopExecutor.BEHIND)).isSameAs(threadOf(second));
    }

    @Test
    void takesTasksFromOtherThreads() throws Exception {
        var thread = new CompletableFuture<Thread>();
        executor.execute(() -> thread.complete(Thread.currentThread()));
        assertThat(thread.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void itsEndIsNotTheLoopsEnd() throws Exception {
        executor.shutdown();
        assertThat(executor.isTerminated()).isTrue();
        assertThat(threadOf(group.next()).isAlive()).isTrue();
    }
}
