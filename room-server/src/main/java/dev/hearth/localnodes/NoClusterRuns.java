package dev.hearth.localnodes;

import java.nio.file.Path;

/** Nobody listens where a running cluster would. The message is one line for the operator. */
public final class NoClusterRuns extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoClusterRuns(Path folder, Throwable cause) {
        super("no cluster runs in " + folder + ": start it with `hearth cluster`", cause);
    }
}
