package dev.hearth.simulation;

import dev.hearth.kernel.Principal;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.Submission;

/** One content under one key, sent once or several times, with all that anybody was told about it. */
final class Wish {

    /** What its sender believes. */
    enum Belief {
        OPEN,
        DONE,
        REFUSED,
        GIVEN_UP
    }

    private final Principal who;
    private final Submission submission;
    private final Cause cause;
    private final long firstSentAt;

    Belief belief = Belief.OPEN;
    /** When it should be sent again, if it is open. */
    long askAgainAt;
    /** Copies that were accepted, with or without an effect. */
    int accepted;
    /** Copies that were in a write of which nobody heard. */
    int inDoubt;
    /** Lines of the log that name it. */
    int effects;

    Wish(Principal who, Cause cause, RoomCommand command, long now) {
        this.who = who;
        this.submission = Submission.by(who, cause, command);
        this.cause = cause;
        this.firstSentAt = now;
    }

    Principal who() {
        return who;
    }

    Submission submission() {
        return submission;
    }

    Cause cause() {
        return cause;
    }

    RoomCommand command() {
        return submission.command();
    }

    long firstSentAt() {
        return firstSentAt;
    }

    boolean isOpen() {
        return belief == Belief.OPEN;
    }

    @Override
    public String toString() {
        return command() + " under " + cause.key();
    }
}
