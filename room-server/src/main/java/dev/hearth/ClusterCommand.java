package dev.hearth;

import com.typesafe.config.Config;
import dev.hearth.config.InvalidSettings;
import dev.hearth.config.ManagementSettings;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.localnodes.LocalNodes;
import dev.hearth.localnodes.NodeCommand;
import dev.hearth.localnodes.RestartDoor;
import dev.hearth.localnodes.RollingRestart;
import dev.hearth.localstore.LocalStore;
import dev.hearth.localstore.LocalStoreSettings;
import dev.hearth.operations.http.OperationsSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a whole cluster on this machine, for trying: the local store and three nodes, each in a process of its own. */
@Command(
        name = "cluster",
        description = "Run the local store and three nodes on this machine, show their logs, and stop all on Ctrl-C.")
final class ClusterCommand implements Callable<Integer> {
    private static final List<String> PROFILES = List.of("local1", "local2", "local3");
    private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    private final RoomServer server;
    private final Supplier<PrintWriter> out;

    @Option(
            names = "--distribution",
            paramLabel = "DIR",
            description = "Start the nodes from this distribution instead of this one.")
    private @Nullable Path distribution;

    ClusterCommand(RoomServer server, Supplier<PrintWriter> out) {
        this.server = server;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (server.isProfileChosen()) {
            throw new InvalidSettings(
                    List.of("profile is set, allowed: none with `hearth cluster`, which runs " + PROFILES));
        }
        var settings = LocalStoreSettings.of(server.profile(PROFILES.get(0)));
        PROFILES.forEach(this::check);
        var build = new NodeBuild(server.file());
        var first = build.commands(PROFILES, Optional.ofNullable(distribution).map(Distribution::in));
        var store = LocalStore.start(settings);
        var nodes = LocalNodes.start(first, RESTART_DELAY, this::show);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            nodes.close();
                            store.close();
                        },
                        "stop-cluster"));
        introduce();
        takeRestarts(settings.dataFolder(), nodes, first, build);
        new CountDownLatch(1).await();
        return ExitCode.OK.status();
    }

    private void check(String profile) {
        var config = server.profile(profile);
        StartChecks.pass(config);
        FreePorts.check(config);
    }

    /** A cluster that cannot be asked is still a cluster. */
    private void takeRestarts(Path folder, LocalNodes nodes, List<NodeCommand> first, NodeBuild build) {
        var restart = new RollingRestart(nodes, new LocalOutlook(configurations()), BACK_WITHIN);
        var running = new AtomicReference<>(first);
        try {
            // Open until the process ends, and the next one takes away what it leaves.
            var unused = RestartDoor.open(folder, (other, lines) -> {
                var next = other.map(Distribution::in)
                        .map(found -> build.commands(PROFILES, Optional.of(found)))
                        .orElseGet(running::get);
                running.set(next);
                return restart.run(next, lines.andThen(this::show));
            });
        } catch (IOException e) {
            show("Nobody can ask for a rolling restart: " + e.getMessage());
        }
    }

    private Map<String, Config> configurations() {
        var configurations = new LinkedHashMap<String, Config>();
        PROFILES.forEach(profile -> configurations.put(profile, server.profile(profile)));
        return configurations;
    }

    private void introduce() {
        show("Three nodes start, as one world. Ctrl-C stops them all, and their store.");
        for (var profile : PROFILES) {
            var config = server.profile(profile);
            var page = HttpSettings.of(config);
            var operations = OperationsSettings.of(config);
            var management = ManagementSettings.of(config);
            show("%s: http://%s:%d/, metrics http://%s:%d/metrics, members http://%s:%d/cluster/members"
                    .formatted(
                            profile,
                            page.address(),
                            page.port(),
                            operations.address(),
                            operations.port(),
                            management.address(),
                            management.port()));
        }
    }

    private synchronized void show(String line) {
        out.get().println(line);
    }
}
