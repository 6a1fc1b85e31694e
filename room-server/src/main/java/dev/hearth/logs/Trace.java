package dev.hearth.logs;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;

/**
 * The name of one command in the logs of all nodes, and the {@code ref} of its answer if that is no. It is derived from who
 * sends the command and its key, which travel anyway, so every node that has a hand in it finds the same name, a command that
 * is sent again keeps it, and no message carries it.
 */
public final class Trace {

    private static final int LENGTH = 13;

    private Trace() {}

    /** The trace of a command. */
    public static String of(PersonId person, CommandKey key) {
        return ofMessage(messageId(person, key));
    }

    /** The trace of the command that sent this message: its recipient's node knows no more of it than the id. */
    public static String ofMessage(String messageId) {
        return messageId.substring(0, Math.min(LENGTH, messageId.length()));
    }

    /** The id of the message that this command sends, if it sends one. */
    public static String messageId(PersonId person, CommandKey key) {
        return OpaqueId.derivedFrom("message", person.value(), key.value());
    }
}
