package dev.hearth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Why the server ends by itself. The guardian reports a cause before it stops the actor system; the command line shows its
 * line to the operator and ends the process with its code. The first report counts.
 */
final class ServerEnd {
    @Nullable
    private Cause first;

    /** The code and the one line that an operator gets. */
    record Cause(ExitCode code, String line) {}

    /** The server could not start, or cannot go on. What an operator cannot mend goes to the log, whole. */
    synchronized void because(Throwable failure) {
        var code = FailureLines.code(failure);
        if (code == ExitCode.FAILED) {
            LoggerFactory.getLogger(ServerEnd.class).error("the server cannot go on", failure);
        }
        if (first == null) {
            first = new Cause(code, String.valueOf(failure.getMessage()));
        }
    }

    synchronized Optional<Cause> cause() {
        return Optional.ofNullable(first);
    }
}
