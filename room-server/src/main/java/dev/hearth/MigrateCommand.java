package dev.hearth;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Brings the store to the schema of this release. */
@Command(name = "migrate", description = "Bring the store to the schema of this release, and end.")
final class MigrateCommand implements Callable<Integer> {
    private final RoomServer server;
    private final Supplier<PrintWriter> out;

    MigrateCommand(RoomServer server, Supplier<PrintWriter> out) {
        this.server = server;
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var store = StoreAccess.shared(server.config(), server::config)) {
            var applied = store.migrate();
            applied.forEach(file -> out.get().println("applied " + file));
            out.get().println(applied.isEmpty() ? "the schema is up to date" : "the schema is now up to date");
            return ExitCode.OK.status();
        }
    }
}
