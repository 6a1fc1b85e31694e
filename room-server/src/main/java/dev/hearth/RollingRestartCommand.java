package dev.hearth;

import dev.hearth.config.InvalidSettings;
import dev.hearth.localnodes.RestartDoor;
import dev.hearth.localstore.LocalStoreSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the cluster that runs on this machine to restart its nodes, and shows how that goes. */
@Command(
        name = "rolling-restart",
        description = "Restart the nodes of the local cluster that runs, one after the other, and wait for each.")
final class RollingRestartCommand implements Callable<Integer> {
    private final RoomServer server;
    private final Supplier<PrintWriter> out;

    @Option(
            names = "--distribution",
            paramLabel = "DIR",
            description = "Start them again from this distribution, such as a new build.")
    private @Nullable Path distribution;

    RollingRestartCommand(RoomServer server, Supplier<PrintWriter> out) {
        this.server = server;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (server.isProfileChosen()) {
            throw new InvalidSettings(
                    List.of("profile is set, allowed: none with `hearth rolling-restart`, which asks a cluster"));
        }
        var other = Optional.ofNullable(distribution).map(Distribution::in).map(Distribution::folder);
        var folder = LocalStoreSettings.of(server.profile("local1")).dataFolder();
        boolean good = RestartDoor.ask(folder, other, line -> out.get().println(line));
        return (good ? ExitCode.OK : ExitCode.FAILED).status();
    }
}
