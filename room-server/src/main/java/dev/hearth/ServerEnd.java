package dev.hearth;

import dev.hearth.logs.LogEvent;
import java.util.Optional;
import org.apache.pekko.actor.CoordinatedShutdown;
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
            LogEvent.NODE_FAILED
                    .at(LoggerFactory.getLogger(ServerEnd.class))
                    .setCause(failure)
                    .log("the server cannot go on");
        }
        if (first == null) {
            first = new Cause(code, String.valueOf(failure.getMessage()));
        }
    }

    /** What ended the actor system; a node that was told to stop has nothing to say. */
    synchronized void because(CoordinatedShutdown.Reason reason) {
        if (first == null) {
            first = cause(reason);
        }
    }

    /** Whether the cluster has given this node up, or never took it in. */
    static boolean isLoss(CoordinatedShutdown.Reason reason) {
        return cause(reason) != null;
    }

    private static @Nullable Cause cause(CoordinatedShutdown.Reason reason) {
        if (reason.equals(CoordinatedShutdown.clusterDowningReason())) {
            return new Cause(ExitCode.FAILED, "this node has lost its cluster and has to start anew");
        }
        if (reason.equals(CoordinatedShutdown.clusterJoinUnsuccessfulReason())) {
            return new Cause(ExitCode.UNAVAILABLE, "the other nodes did not let this one in: their logs may say why");
        }
        if (reason.equals(CoordinatedShutdown.incompatibleConfigurationDetectedReason())) {
            return new Cause(ExitCode.CONFIGURATION, "the other nodes are configured differently, see the log above");
        }
        return null;
    }

    synchronized Optional<Cause> cause() {
        return Optional.ofNullable(first);
    }
}
