package dev.hearth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the server ends by itself. The guardian reports a cause before it stops the actor system; the command line shows its
 * line to the operator and ends the process with its code. The first report counts.
 */
public final class ServerEnd {
    @Nullable
    private Cause first;

    /** The code and the one line that an operator gets. */
    record Cause(ExitCode code, String line) {}

    /** Something that this node needs is not there, for instance a port that is taken. */
    public void unavailable(String line) {
        report(ExitCode.UNAVAILABLE, line);
    }

    /** The server failed in a way that an operator cannot mend by configuration. */
    public void failed(String line) {
        report(ExitCode.FAILED, line);
    }

    synchronized Optional<Cause> cause() {
        return Optional.ofNullable(first);
    }

    private synchronized void report(ExitCode code, String line) {
        if (first == null) {
            first = new Cause(code, line);
        }
    }
}
