package dev.hearth;

import dev.hearth.logs.LogSettings;
import dev.hearth.logs.LogSetup;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one node until it is told to stop. */
@Command(name = "run", description = "Run one node until it is told to stop (the default).")
final class RunCommand implements Callable<Integer> {
    private final RoomServer server;
    private final Supplier<PrintWriter> err;

    @Option(
            names = "--stop-with-parent",
            description = "Also stop when the process that started this one ends, however it ends.")
    private boolean stopWithParent;

    RunCommand(RoomServer server, Supplier<PrintWriter> err) {
        this.server = server;
        this.err = err;
    }

    @Override
    public Integer call() {
        var reading = server.reading();
        StartChecks.pass(reading);
        var config = reading.config();
        LogSetup.apply(LogSettings.of(config));
        FreePorts.check(config);
        if (stopWithParent) {
            ParentEnd.follow();
        }
        try (var store = StoreAccess.own(config, server::config)) {
            store.prepareSchema();
            var cause = Node.start(store).awaitEnd();
            cause.ifPresent(found -> err.get().println("hearth: " + found.line()));
            return cause.map(ServerEnd.Cause::code).orElse(ExitCode.OK).status();
        }
    }
}
