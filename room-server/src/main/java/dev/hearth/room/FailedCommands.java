package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.Trace;
import dev.hearth.room.CommitQueue.Waiting;
import dev.hearth.room.domain.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log which commands of a room the store has cost, so that whoever asks with the reference of one finds the room
 * and the reason. Many commands share a line.
 */
final class FailedCommands {

    private static final Logger LOG = LoggerFactory.getLogger(FailedCommands.class);
    private static final int TRACES_MAX = 100;

    private final RoomId room;

    FailedCommands(RoomId room) {
        this.room = room;
    }

    /**
     * Notes commands that could not be decided, unless nothing failed: a room that moves is no failure.
     *
     * @param why in words for an operator
     */
    void note(List<Waiting> commands, Rejection rejection, String why) {
        if (rejection != Rejection.STORAGE_UNAVAILABLE && rejection != Rejection.OUTCOME_PENDING) {
            return;
        }
        var traces = traces(commands);
        for (int first = 0; first < traces.size(); first += TRACES_MAX) {
            note(traces.subList(first, Math.min(traces.size(), first + TRACES_MAX)), LogKey.code(rejection), why);
        }
    }

    private void note(List<String> traces, String code, String why) {
        LogEvent.ROOM_COMMANDS_FAILED
                .at(LOG)
                .addKeyValue(LogKey.ROOM, room)
                .addKeyValue(LogKey.CODE, code)
                .addKeyValue(LogKey.TRACES, String.join(" ", traces))
                .log("{} commands of room {} got {}: {}", traces.size(), room, code, why);
    }

    /** The room's own commands have none. */
    private static List<String> traces(List<Waiting> commands) {
        var traces = new ArrayList<String>();
        for (var command : commands) {
            var trace = trace(command);
            if (trace != null) {
                traces.add(trace);
            }
        }
        return traces;
    }

    private static @Nullable String trace(Waiting command) {
        var cause = command.submission().cause();
        return cause == null ? null : Trace.of(cause.person(), cause.key());
    }
}
