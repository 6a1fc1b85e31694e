package dev.hearth.store.cassandra;

import com.datastax.oss.driver.internal.core.channel.WriteCoalescer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends requests to the store at once while it is quiet, and together, at most once in a short while, when it is busy.
 * Requests of many rooms then share a system call, the store's sync to disk and the waking of every thread on their way
 * back. As many wait as the driver lets be in flight. Thread-safe.
 */
final class GatheredWrites implements WriteCoalescer {

    private final long gatherNanos;
    private final ConcurrentMap<EventLoop, Gathering> gatherings = new ConcurrentHashMap<>();

    GatheredWrites(Duration gatherTime) {
        this.gatherNanos = gatherTime.toNanos();
    }

    @Override
    public ChannelFuture writeAndFlush(Channel channel, Object message) {
        var promise = channel.newPromise();
        gatherings
                .computeIfAbsent(channel.eventLoop(), loop -> new Gathering(loop, gatherNanos))
                .add(new Write(channel, message, promise));
        return promise;
    }

    private record Write(Channel channel, Object message, ChannelPromise promise) {}

    /** The requests of one event loop. It wakes the loop only after a silence; else the loop looks by itself. */
    private static final class Gathering {
        private final EventLoop loop;
        private final long gatherNanos;
        private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean looking = new AtomicBoolean();
        private final Set<Channel> written = new LinkedHashSet<>();

        Gathering(EventLoop loop, long gatherNanos) {
            this.loop = loop;
            this.gatherNanos = gatherNanos;
        }

        void add(Write write) {
            writes.add(write);
            wakeUnlessLooking();
        }

        private void wakeUnlessLooking() {
            if (looking.compareAndSet(false, true)) {
                loop.execute(this::look);
            }
        }

        private void look() {
            if (writes.isEmpty()) {
                looking.set(false);
                if (!writes.isEmpty()) {
                    wakeUnlessLooking();
                }
                return;
            }
            try {
                send();
            } finally {
                var unused = loop.schedule(this::look, gatherNanos, TimeUnit.NANOSECONDS);
            }
        }

        private void send() {
            for (var write = writes.poll(); write != null; write = writes.poll()) {
                var unused = write.channel().write(write.message(), write.promise());
                written.add(write.channel());
            }
            written.forEach(Channel::flush);
            written.clear();
        }
    }
}
