package dev.hearth.directory.cassandra;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One reading for everybody who asks while it is under way and for a while after, whether it succeeded or failed: a store
 * that is away is not asked more often than one that answers.
 */
final class SharedReading<T> {
    private final Supplier<CompletionStage<T>> reader;
    private final Duration age;
    private final InstantSource clock;
    private CompletableFuture<T> latest = new CompletableFuture<>();
    private Instant goodUntil = Instant.MIN;

    SharedReading(Supplier<CompletionStage<T>> reader, Duration age, InstantSource clock) {
        this.reader = reader;
        this.age = age;
        this.clock = clock;
    }

    CompletionStage<T> get() {
        var mine = new CompletableFuture<T>();
        synchronized (this) {
            if (clock.instant().isBefore(goodUntil)) {
                return latest.copy();
            }
            latest = mine;
            goodUntil = Instant.MAX;
        }
        reader.get().whenComplete((value, failure) -> {
            finish();
            if (failure != null) {
                mine.completeExceptionally(failure);
            } else {
                mine.complete(value);
            }
        });
        return mine.copy();
    }

    private synchronized void finish() {
        goodUntil = clock.instant().plus(age);
    }
}
