package dev.hearth.wardrobe;

import dev.hearth.kernel.Look;
import dev.hearth.wardrobe.domain.Wardrobe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest look has come into the table of people, and who waits for that. One write at a time; looks that were
 * replaced meanwhile are never written. Belongs to one actor and is called by it alone.
 */
final class LookPublication {

    /** A look and the version of the face with it. */
    record Versioned(Look look, long version) {}

    private record Waiter(long version, Consumer<Boolean> then) {}

    private final Consumer<Versioned> write;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private @Nullable Versioned newest;
    private @Nullable Versioned inFlight;
    /** Everybody's first look needs no writing: they are made with it. */
    private long published = Wardrobe.FIRST_VERSION;

    private int failures;

    /** @param write begins a write, whose end is told by {@link #succeeded} or {@link #failed} */
    LookPublication(Consumer<Versioned> write) {
        this.write = write;
    }

    /** This is the look to be seen from now on. */
    void show(Wardrobe wardrobe) {
        newest = new Versioned(wardrobe.look(), wardrobe.version());
        advance();
    }

    /** Calls back once this version, or a newer one, is in the table: with false if that could not be made sure now. */
    void whenShown(long version, Consumer<Boolean> then) {
        if (version <= published) {
            then.accept(true);
        } else {
            waiters.add(new Waiter(version, then));
            advance();
        }
    }

    /** The write has ended well; answers what was written. */
    Versioned succeeded() {
        var written = ended();
        published = Math.max(published, written.version());
        failures = 0;
        List<Waiter> glad = new ArrayList<>();
        waiters.removeIf(waiter -> waiter.version() <= published && glad.add(waiter));
        glad.forEach(waiter -> waiter.then().accept(true));
        advance();
        return written;
    }

    /** The write may not have happened. Nobody waits on; {@link #retry} is to be called after a pause. */
    int failed() {
        ended();
        failures++;
        giveUp();
        return failures;
    }

    void retry() {
        advance();
    }

    /** Whoever waits is told that nothing is sure. */
    void giveUp() {
        var all = List.copyOf(waiters);
        waiters.clear();
        all.forEach(waiter -> waiter.then().accept(false));
    }

    boolean isIdle() {
        return inFlight == null && (newest == null || newest.version() <= published);
    }

    int waiting() {
        return waiters.size();
    }

    private void advance() {
        var next = newest;
        if (inFlight == null && next != null && next.version() > published) {
            inFlight = next;
            write.accept(next);
        }
    }

    private Versioned ended() {
        var ended = inFlight;
        if (ended == null) {
            throw new IllegalStateException("no look is being written");
        }
        inFlight = null;
        return ended;
    }
}
