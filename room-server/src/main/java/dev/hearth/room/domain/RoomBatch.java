package dev.hearth.room.domain;

import dev.hearth.kernel.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Decides the commands of one flush in order, each against the state its predecessors leave behind. Nothing of it has
 * happened until the entries are persisted; called by the room's journal.
 */
public final class RoomBatch {

    /**
     * What a batch comes to.
     *
     * @param room after all entries
     * @param entries to persist as one list; the first has the offset after the room's present one
     * @param outcomes one for each submission, in the same order; to be told only once the entries are persisted
     */
    public record Commit(Room room, List<RoomEntry> entries, List<Outcome> outcomes) {
        public Commit {
            entries = List.copyOf(entries);
            outcomes = List.copyOf(outcomes);
        }
    }

    private final Instant time;
    private Room room;
    private PVector<RoomEntry> entries = TreePVector.empty();
    private PVector<Outcome> outcomes = TreePVector.empty();
    private Whereabouts whereabouts;

    private RoomBatch(Room room, Whereabouts whereabouts, Instant time) {
        this.room = room;
        this.whereabouts = whereabouts;
        this.time = time;
    }

    /**
     * Decides a batch.
     *
     * @param whereabouts newest volatile position by occupant number; not copied, so it must not change meanwhile.
     *     Positions of people who sat down or stood up before this batch must be gone from it.
     * @param now the node's clock. Events bear room time, in milliseconds: a journal that stores no more than those
     *     gives back exactly what was decided.
     */
    public static Commit decide(Room room, List<Submission> submissions, Map<Integer, Place> whereabouts, Instant now) {
        var time = room.timeAt(now.truncatedTo(ChronoUnit.MILLIS));
        var batch = new RoomBatch(room, Whereabouts.of(whereabouts::get), time);
        for (var submission : submissions) {
            batch.outcomes = batch.outcomes.plus(batch.outcomeOf(submission));
        }
        return new Commit(batch.room, batch.entries, batch.outcomes);
    }

    private Outcome outcomeOf(Submission submission) {
        var cause = submission.cause();
        if (cause != null) {
            var memo = room.keys().find(cause.person(), cause.key());
            if (memo.isPresent()) {
                return memo.get().matches(cause)
                        ? new Outcome.Accepted(memo.get().receipt(), true)
                        : Outcome.Refused.because(Rejection.KEY_CONFLICT);
            }
        }
        var decision = new RoomDecider(room, submission.principal(), whereabouts, time).decide(submission.command());
        if (decision instanceof Decision.Accepted accepted) {
            return commit(submission, accepted);
        }
        if (decision instanceof Decision.Rejected rejected) {
            return rejected.refused();
        }
        throw new AssertionError(decision);
    }

    private Outcome commit(Submission submission, Decision.Accepted accepted) {
        if (accepted.events().isEmpty()) {
            return nothingToDo(submission);
        }
        int author = authorOf(submission.principal(), accepted.events().get(0));
        int last = accepted.events().size() - 1;
        for (int i = 0; i <= last; i++) {
            append(new RoomEntry(
                    time,
                    author,
                    i == last ? submission.cause() : null,
                    accepted.events().get(i)));
        }
        return new Outcome.Accepted(Receipt.of(room.offset(), accepted.events().get(last)), false);
    }

    /** A person's key would be forgotten with it: sent again, the command could have an effect then. */
    private Outcome nothingToDo(Submission submission) {
        if (submission.cause() != null) {
            var command = submission.command().getClass().getSimpleName();
            throw new IllegalStateException(command + " of a person is accepted without an event");
        }
        return new Outcome.Accepted(new Receipt(room.offset(), 0, "", 0), false);
    }

    private void append(RoomEntry entry) {
        room = room.apply(entry);
        whereabouts = whereabouts.after(entry.event());
        entries = entries.plus(entry);
    }

    /** Whoever comes in is the author of that under the number they get, and everybody of how they look. */
    private int authorOf(@Nullable Principal principal, RoomEvent first) {
        if (first instanceof RoomEvent.OccupantJoined joined) {
            return joined.number();
        }
        if (first instanceof RoomEvent.OccupantDressed dressed) {
            return dressed.number();
        }
        return principal == null
                ? 0
                : room.occupantOf(principal.persona()).map(Occupant::number).orElse(0);
    }
}
