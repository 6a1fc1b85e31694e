package dev.hearth;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Says that the store is an older one than clients may have seen: from now on no position from before is believed. */
@Command(
        name = "restored",
        description = {
            "After a backup was put back and before any node starts: begin a new generation",
            "of the store, so that clients that saw more than the backup holds are told",
            "everything anew. Do not run it beside running nodes: they read it at start."
        })
final class RestoredCommand implements Callable<Integer> {
    private final RoomServer server;
    private final Supplier<PrintWriter> out;

    RestoredCommand(RoomServer server, Supplier<PrintWriter> out) {
        this.server = server;
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var store = StoreAccess.shared(server.config(), server::config)) {
            store.prepareSchema();
            out.get().println("the store is now of generation " + store.raiseGeneration());
            return ExitCode.OK.status();
        }
    }
}
