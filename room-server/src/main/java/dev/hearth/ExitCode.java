package dev.hearth;

/** Exit codes of the command line; scripts and service managers rely on them, so a number never changes its meaning. */
enum ExitCode {
    /** Everything went well; for {@code audit}: nothing found. */
    OK(0),
    /** A check found something, or the server failed while running. */
    FAILED(1),
    /** The command line could not be understood. */
    USAGE(2),
    /** A service this node needs is not there: Cassandra unreachable, port taken, data folder locked. */
    UNAVAILABLE(69),
    /** The configuration or the version of the stored schema does not fit this release. */
    CONFIGURATION(78);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The number given to the operating system. */
    int status() {
        return status;
    }
}
