package dev.hearth;

import java.io.PrintWriter;

/** Checks the configuration as a start would, and starts nothing: for a change before it is rolled out. */
final class CheckConfig {
    private CheckConfig() {}

    /**
     * Shows what this installation has set itself, and where.
     *
     * @throws dev.hearth.config.InvalidSettings with one line per problem
     */
    static ExitCode run(RoomServer server, PrintWriter out) {
        var reading = server.reading();
        StartChecks.pass(reading);
        reading.ownSettings().forEach(out::println);
        out.println("the configuration can be used");
        return ExitCode.OK;
    }
}
