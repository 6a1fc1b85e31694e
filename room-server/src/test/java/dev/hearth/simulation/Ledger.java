package dev.hearth.simulation;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBatch;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The promise itself, kept as books: what was sent under which key, what was answered, and what stands in the log. What
 * was answered ok stands there exactly once, also if it changed nothing; what was refused never; everything else once or
 * never.
 */
final class Ledger {

    private record Key(PersonId person, CommandKey key) {
        static Key of(Cause cause) {
            return new Key(cause.person(), cause.key());
        }
    }

    private final ExpectedKeys memory = new ExpectedKeys();
    private final Map<Key, List<Wish>> wishes = new HashMap<>();
    private final Map<Key, Long> done = new HashMap<>();
    private final Map<Key, Receipt> told = new HashMap<>();
    private final Tally tally;

    Ledger(Tally tally) {
        this.tally = tally;
    }

    ExpectedKeys memory() {
        return memory;
    }

    void opened(Wish wish) {
        wishes.computeIfAbsent(Key.of(wish.cause()), key -> new ArrayList<>(1)).add(wish);
    }

    /** A client keeps to the time and the number for which a key is good. */
    boolean mayUseAgain(Cause cause) {
        return !done.containsKey(Key.of(cause)) || memory.holds(cause.person(), cause.key());
    }

    void landed(long offset, RoomEntry entry) {
        memory.landed(entry);
        var cause = entry.cause();
        if (cause == null) {
            return;
        }
        var key = Key.of(cause);
        for (var wish : wishes.getOrDefault(key, List.of())) {
            if (wish.cause().equals(cause)) {
                wish.effects++;
            }
        }
        var first = done.get(key);
        Violation.unless(
                first == null && wishes.containsKey(key),
                () -> "a second effect at " + offset + " under " + cause.key() + ", the first one is at " + first);
        done.put(key, offset);
    }

    /** Checks what a batch was decided to come to, before any of it is written. */
    void decided(Room before, List<Submission> batch, RoomBatch.Commit commit, Instant now) {
        Violation.unless(batch.size() == commit.outcomes().size(), "an outcome is missing");
        int claimed = 0;
        for (int i = 0; i < batch.size(); i++) {
            var outcome = commit.outcomes().get(i);
            tally.count(outcome instanceof Outcome.Refused refused ? refused.rejection() : outcome.getClass());
            var cause = batch.get(i).cause();
            if (cause != null) {
                claimed += claim(before, batch.get(i), outcome, commit) ? 1 : 0;
                repeatsTheFirst(cause, outcome, batch.size(), before.timeAt(now));
            }
        }
        long keyed =
                commit.entries().stream().filter(entry -> entry.cause() != null).count();
        Violation.unless(keyed == claimed, "not every line that names a key is the effect of one command");
        if (commit.entries().isEmpty()) {
            Violation.unless(commit.room().equals(before), "a batch without events changes the room");
        }
    }

    /** Returns whether this is the command behind a line of this very batch. */
    private static boolean claim(Room before, Submission submission, Outcome outcome, RoomBatch.Commit commit) {
        if (!(outcome instanceof Outcome.Accepted accepted)) {
            return false;
        }
        long index = accepted.receipt().offset() - before.offset() - 1;
        boolean stands = index >= 0
                && index < commit.entries().size()
                && submission.cause() != null
                && submission.cause().equals(commit.entries().get((int) index).cause());
        if (accepted.duplicate()) {
            Violation.unless(stands || index < 0, () -> submission.command() + " repeats what is not there");
            return false;
        }
        Violation.unless(stands, () -> submission.command() + " is accepted without a line in the log");
        return true;
    }

    private void repeatsTheFirst(Cause cause, Outcome outcome, int batch, Instant time) {
        var first = done.get(Key.of(cause));
        if (first == null || !memory.holdsDuring(cause.person(), cause.key(), time, batch)) {
            return;
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            tally.count("repeated");
            Violation.unless(accepted.duplicate(), () -> "done again under " + cause.key());
            var before = told.getOrDefault(Key.of(cause), accepted.receipt());
            Violation.unless(
                    accepted.receipt().offset() == first && accepted.receipt().equals(before),
                    () -> "another outcome under " + cause.key());
        } else {
            boolean conflict = Outcome.Refused.because(Rejection.KEY_CONFLICT).equals(outcome);
            Violation.unless(conflict && !isTheOneDone(cause), () -> "what was done is refused under " + cause.key());
        }
    }

    private boolean isTheOneDone(Cause cause) {
        return wishes.getOrDefault(Key.of(cause), List.of()).stream()
                .anyMatch(wish -> wish.cause().equals(cause) && wish.effects > 0);
    }

    /** Somebody is told that it is done. What is not stored by now is a lie. */
    void accepted(Wish wish, Outcome.Accepted outcome, @Nullable RoomEntry stored) {
        wish.accepted++;
        Violation.unless(
                stored != null && wish.cause().equals(stored.cause()),
                () -> "ok, but not where the answer says: " + wish);
        told.put(Key.of(wish.cause()), outcome.receipt());
    }

    /** When nothing is on its way any more: refused means never, ok means exactly once. */
    void close() {
        wishes.values().forEach(sameKey -> sameKey.forEach(Ledger::close));
    }

    private static void close(Wish wish) {
        Violation.unless(wish.effects <= 1, () -> "done twice: " + wish);
        Violation.unless(
                wish.effects == 0 || wish.accepted + wish.inDoubt > 0, () -> "refused each time, but done: " + wish);
        Violation.unless(wish.accepted == 0 || wish.effects == 1, () -> "ok, but never done: " + wish);
    }
}
