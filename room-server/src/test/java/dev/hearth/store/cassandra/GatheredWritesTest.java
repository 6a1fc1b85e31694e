package dev.hearth.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelFuture;
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

    private ChannelFuture write(String message) {
        return writes.writeAndFlush(channel, message);
    }

    private void send(String message) {
        assertThat(write(message)).isNotNull();
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
        var first = write("a");
        assertThat(sent()).containsExactly("a");
        assertThat(first.isSuccess()).isTrue();

        pass(GATHER);
        send("b");
        assertThat(sent()).containsExactly("b");
    }

    @Test
    void sendsTogetherWhatComesInAShortWhile() {
        send("a");
        assertThat(sent()).containsExactly("a");
        send("b");
        send("c");
        assertThat(sent()).isEmpty();

        pass(GATHER);
        assertThat(sent()).containsExactly("b", "c");
    }

    @Test
    void keepsItsRhythmWhileItIsBusy() {
        send("a");
        assertThat(sent()).containsExactly("a");
        for (var next : List.of("b", "c", "d")) {
            send(next);
            assertThat(sent()).isEmpty();
            pass(GATHER);
            assertThat(sent()).containsExactly(next);
        }
    }
}
