package dev.hearth.load.bot;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * State that one thread changes and others read and wait for, without polling.
 *
 * @param <T> the guarded, mutable state; it must not leave the functions given here
 */
public final class Watched<T> {

    private final T state;

    public Watched(T state) {
        this.state = state;
    }

    public synchronized <R> R read(Function<T, R> reader) {
        return reader.apply(state);
    }

    synchronized void change(Consumer<T> change) {
        change.accept(state);
        notifyAll();
    }

    /** Waits until the condition holds; fails with the state's text when it does not in time. */
    public synchronized void await(String what, Duration within, Predicate<T> condition) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.test(state)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not within " + within + ": " + what + "; state is " + state);
            }
            wait(left);
        }
    }
}
