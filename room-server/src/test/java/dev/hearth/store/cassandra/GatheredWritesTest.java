package dev.hearth.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheredWritesTest {
    private static final Duration GATHER = Duration.ofMillis(3);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final GatheredWrites writes = new GatheredWrites(GATHER);

    @BeforeEach
    void stopTime() {
        channel.freezeTime();
    }

    private List<Object> sent() {
        channel.runPendingTasks();
        var sent = new ArrayList<>();
        for (Object message = channel.readOutbound(); message != null; message = channel.readOutbound()) {
            sent.add(message);
        }
        return sent;
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void sendsAtOnceAfterASilence() {
        var first = writes.writeAndFlush(channel, "a");
        assertThat(sent()).containsExactly("a");
        assertThat(first.isSuccess()).isTrue();

        pass(GATHER);
        writes.writeAndFlush(channel, "b");
        assertThat(sent()).containsExactly("b");
    }

    @Test
    void sendsTogetherWhatComesInAShortWhile() {
        writes.writeAndFlush(channel, "a");
        assertThat(sent()).containsExactly("a");
        writes.writeAndFlush(channel, "b");
        writes.writeAndFlush(channel, "c");
        assertThat(sent()).isEmpty();

        pass(GATHER);
        assertThat(sent()).containsExactly("b", "c");
    }

    @Test
    void keepsItsRhythmWhileItIsBusy() {
        writes.writeAndFlush(channel, "a");
        assertThat(sent()).containsExactly("a");
        for (var next : List.of("b", "c", "d")) {
            writes.writeAndFlush(channel, next);
            assertThat(sent()).isEmpty();
            pass(GATHER);
            assertThat(sent()).containsExactly(next);
        }
    }

    @Test
    void aRequestThatCannotBeSentFailsAndTheNextGoesOn() {
        writes.writeAndFlush(channel, "a");
        sent();
        channel.close();
        var refused = writes.writeAndFlush(channel, "b");
        pass(GATHER);
        channel.runPendingTasks();
        assertThat(refused.isDone()).isTrue();
        assertThat(refused.isSuccess()).isFalse();
    }
}
