package dev.hearth.room.domain;

import dev.hearth.kernel.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A command with who sends it.
 *
 * @param principal nobody: the room itself
 * @param cause the key under which it is remembered; absent for the room's own commands
 */
public record Submission(
        @Nullable Principal principal, @Nullable Cause cause, RoomCommand command) {

    public Submission {
        if (cause != null && (principal == null || !cause.person().equals(principal.person()))) {
            throw new IllegalArgumentException("a command's key belongs to the person who sends it");
        }
    }

    /** A person's command. */
    public static Submission by(Principal principal, Cause cause, RoomCommand command) {
        return new Submission(principal, cause, command);
    }

    /** The room's own command. */
    public static Submission byRoom(RoomCommand command) {
        return new Submission(null, null, command);
    }
}
