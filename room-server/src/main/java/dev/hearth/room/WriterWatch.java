package dev.hearth.room;

import dev.hearth.room.LogRows.Counted;
import java.util.Optional;

/**
 * Judges whether one life of a room is alone in writing its log, from what the store counts there. Sharding sees to that,
 * and the journal itself would accept anybody.
 *
 * <p>Whoever is left over from before this life goes on at the number after the one that this life found as the last, so
 * that number then stands twice. Whoever was started behind this life's back writes numbers that this life is about to
 * give, so there are rows beyond its own, or again one number twice. Not thread-safe.
 */
final class WriterWatch {

    /** Looks at the first number after recovery; what is left over from before is long gone after these. */
    private static final int LOOKS_BACK = 4;

    /**
     * What to ask the store.
     *
     * @param life which recovery this belongs to
     * @param above rows above this number were not looked at yet
     * @param offset the last number that this life knew of when it asked
     * @param quiet whether it was writing nothing at that moment
     */
    record Question(int life, long first, boolean looksBack, long above, long offset, boolean quiet) {}

    /**
     * What the store counted.
     *
     * @param first rows with the first number after recovery
     * @param rest rows that were not looked at yet
     */
    record Answer(Question question, Counted first, Counted rest) {}

    private int life;
    private long first;
    private long seen;
    private int looks;
    private String writer = "";

    /** The log was read up to here; from now on another writer's name is ours. */
    void recovered(long offset) {
        life++;
        first = offset + 1;
        seen = offset;
        looks = 0;
        writer = "";
    }

    Question ask(long offset, boolean writing) {
        boolean looksBack = seen >= first && looks < LOOKS_BACK;
        looks++;
        return new Question(life, first, looksBack, seen, offset, !writing);
    }

    /**
     * What gives another writer away, for the log of the node; empty if nothing does.
     *
     * @param offset the last number that this life knows of now
     */
    Optional<String> judge(Answer answer, long offset, boolean writing) {
        if (answer.question.life != life) {
            return Optional.empty();
        }
        var trace = trace(answer, answer.question.quiet && !writing && offset == answer.question.offset);
        if (trace.isEmpty()) {
            learn(answer);
        }
        return trace;
    }

    private Optional<String> trace(Answer answer, boolean quiet) {
        var rest = answer.rest;
        if (answer.first.rows() > 1) {
            return Optional.of("number " + first + " stands " + answer.first.rows() + " times");
        }
        if (rest.rows() == 0) {
            return Optional.empty();
        }
        if (!rest.writer().equals(rest.otherWriter())) {
            return Optional.of("above " + seen + " wrote " + rest.writer() + " and " + rest.otherWriter());
        }
        if (!writer.isEmpty() && !rest.writer().equals(writer)) {
            return Optional.of("above " + seen + " wrote " + rest.writer() + " and not " + writer);
        }
        if (rest.rows() > rest.newest() - seen) {
            return Optional.of("above " + seen + " stand " + rest.rows() + " rows up to " + rest.newest());
        }
        return quiet && rest.newest() > answer.question.offset
                ? Optional.of("number " + rest.newest() + " was written by " + rest.writer()
                        + ", the last one known is " + answer.question.offset)
                : Optional.empty();
    }

    /** A row that this life knows it wrote names its writer. */
    private void learn(Answer answer) {
        if (answer.rest.rows() > 0 && answer.question.offset > seen) {
            writer = answer.rest.writer();
            seen = Math.min(answer.rest.newest(), answer.question.offset);
        }
    }
}
