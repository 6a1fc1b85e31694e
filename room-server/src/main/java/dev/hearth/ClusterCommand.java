package dev.hearth;

import dev.hearth.config.ConfigLoader;
import dev.hearth.config.InvalidSettings;
import dev.hearth.config.ManagementSettings;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.localnodes.LocalNodes;
import dev.hearth.localnodes.NodeCommand;
import dev.hearth.localstore.LocalStore;
import dev.hearth.localstore.LocalStoreSettings;
import dev.hearth.operations.http.OperationsSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Runs a whole cluster on this machine, for trying: the local store and three nodes, each in a process of its own. */
@Command(
        name = "cluster",
        description = "Run the local store and three nodes on this machine, show their logs, and stop all on Ctrl-C.")
final class ClusterCommand implements Callable<Integer> {
    private static final List<String> PROFILES = List.of("local1", "local2", "local3");
    private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
    private static final List<String> SMALL = List.of("-Xms128m", "-Xmx384m", "-Xmn96m", "-XX:+UseParallelGC");
    // All three start at the same time: one that is slower than the others must not begin a cluster of its own.
    private static final String REQUIRED = ConfigLoader.environmentName("hearth.cluster.required-contact-points");

    private final RoomServer server;
    private final Supplier<PrintWriter> out;

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
        var store = LocalStore.start(settings);
        var nodes = LocalNodes.start(PROFILES.stream().map(this::command).toList(), RESTART_DELAY, this::show);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            nodes.close();
                            store.close();
                        },
                        "stop-cluster"));
        introduce();
        new CountDownLatch(1).await();
        return ExitCode.OK.status();
    }

    private void check(String profile) {
        var config = server.profile(profile);
        StartChecks.pass(config);
        FreePorts.check(config);
    }

    private NodeCommand command(String profile) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        line.addAll(SMALL);
        line.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-Dio.netty.leakDetection.level=disabled"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path", ""), RoomServer.class.getName()));
        line.addAll(List.of("run", "--stop-with-parent", "--profile", profile));
        server.file().ifPresent(file -> line.addAll(List.of("--config", file.toString())));
        return new NodeCommand(profile, line, Map.of(REQUIRED, "2"));
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
