package dev.hearth.gateway.socket;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.RootCause;
import dev.hearth.logs.SessionTag;
import dev.hearth.logs.Trace;
import dev.hearth.protocol.ErrorCode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands of one connection that were answered with no, in the log under the reference that the client gets. What the
 * server could not do is a warning; what a rule refuses is everyday life, and written only when somebody wants to see it.
 */
final class AnswerLog {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerLog.class);
    private static final Set<ErrorCode> FAILURES =
            EnumSet.of(ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.OUTCOME_PENDING, ErrorCode.INTERNAL);

    private final Connection connection;
    private final PersonId person;

    AnswerLog(Connection connection, PersonId person) {
        this.connection = connection;
        this.person = person;
    }

    /** Notes what was refused before it was under way; returns its reference. */
    String note(ErrorCode code) {
        return note(null, code, null);
    }

    /** Notes what became of a command; returns its reference. */
    String note(Unanswered.Pending pending, ErrorCode code) {
        return note(pending, code, null);
    }

    /** Notes what became of a command, and why; returns its reference. */
    String note(Unanswered.@Nullable Pending pending, ErrorCode code, @Nullable Throwable failure) {
        var ref = ref(pending);
        var event = FAILURES.contains(code) ? LogEvent.COMMAND_FAILED : LogEvent.COMMAND_REFUSED;
        var line = event.at(LOG)
                .addKeyValue(LogKey.TRACE, ref)
                .addKeyValue(LogKey.SESSION, () -> SessionTag.of(person))
                .addKeyValue(LogKey.CODE, code.wire());
        if (pending != null && pending.room() != null) {
            line = line.addKeyValue(LogKey.ROOM, pending.room());
        }
        line.log("a command was answered with {}{}", code.wire(), failure == null ? "" : ": " + RootCause.of(failure));
        return ref;
    }

    /** A command without a key has a reference of this node alone. */
    private String ref(Unanswered.@Nullable Pending pending) {
        var key = pending == null ? null : pending.key();
        return key == null ? connection.ref() : Trace.of(person, new CommandKey(key));
    }
}
