package dev.hearth;

import dev.hearth.config.InvalidSettings;
import dev.hearth.localstore.LocalStore;
import dev.hearth.localstore.LocalStoreSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the local store without a node, so that it outlives each of the nodes that share it. */
@Command(name = "store", description = "Run the local store alone, for nodes that share it, until told to stop.")
final class StoreCommand implements Callable<Integer> {
    private final RoomServer server;
    private final Supplier<PrintWriter> out;

    @Option(
            names = "--stop-with-parent",
            description = "Also stop when the process that started this one ends, however it ends.")
    private boolean stopWithParent;

    StoreCommand(RoomServer server, Supplier<PrintWriter> out) {
        this.server = server;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = LocalStoreSettings.of(server.config());
        if (settings.mode() == LocalStoreSettings.Mode.OFF) {
            throw new InvalidSettings(
                    List.of("hearth.local-store.mode is \"off\", allowed: own or shared, or there is no store to run"));
        }
        if (stopWithParent) {
            ParentEnd.follow();
        }
        var store = LocalStore.start(settings);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            store.close();
                            stopped.countDown();
                        },
                        "stop-local-store"));
        out.get().println("the local store answers on " + store.contactPoint() + ", data in " + settings.dataFolder());
        stopped.await();
        return ExitCode.OK.status();
    }
}
