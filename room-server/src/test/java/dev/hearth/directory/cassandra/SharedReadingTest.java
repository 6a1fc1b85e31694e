package dev.hearth.directory.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.MovingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedReadingTest {
    private final MovingClock clock = MovingClock.somewhen();
    private final List<CompletableFuture<String>> readings = new ArrayList<>();
    private final SharedReading<String> shared = new SharedReading<>(this::read, Duration.ofSeconds(1), clock);

    @Test
    void everybodyGetsTheReadingUnderWay() {
        var first = shared.get();
        clock.pass(Duration.ofMinutes(1));
        var second = shared.get();
        readings.get(0).complete("one");

        assertThat(first.toCompletableFuture()).isCompletedWithValue("one");
        assertThat(second.toCompletableFuture()).isCompletedWithValue("one");
        assertThat(readings).hasSize(1);
    }

    @Test
    void aReadingIsSharedForAWhile() {
        var unused = shared.get();
        readings.get(0).complete("one");
        clock.pass(Duration.ofMillis(999));
        assertThat(shared.get().toCompletableFuture()).isCompletedWithValue("one");

        clock.pass(Duration.ofMillis(1));
        var fresh = shared.get();
        readings.get(1).complete("two");

        assertThat(unused.toCompletableFuture()).isCompleted();
        assertThat(fresh.toCompletableFuture()).isCompletedWithValue("two");
    }

    @Test
    void aFailureIsSharedAsLong() {
        var failed = shared.get();
        readings.get(0).completeExceptionally(new IllegalStateException("no host"));
        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
        assertThat(shared.get().toCompletableFuture()).isCompletedExceptionally();
        assertThat(readings).hasSize(1);

        clock.pass(Duration.ofSeconds(1));
        var fresh = shared.get();
        assertThat(fresh.toCompletableFuture()).isNotDone();
        assertThat(readings).hasSize(2);
    }

    private CompletableFuture<String> read() {
        var reading = new CompletableFuture<String>();
        readings.add(reading);
        return reading;
    }
}
