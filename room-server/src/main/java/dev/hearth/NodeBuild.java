package dev.hearth;

import dev.hearth.config.ConfigLoader;
import dev.hearth.localnodes.NodeCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How nodes of a local cluster are started: from the classes that run here, or by the script of a distribution.
 *
 * @param file the operator's own settings, the same for all
 */
record NodeBuild(Optional<Path> file) {
    private static final List<String> SMALL = List.of("-Xms128m", "-Xmx384m", "-Xmn96m", "-XX:+UseParallelGC");
    // All three start at the same time: one that is slower than the others must not begin a cluster of its own.
    private static final String REQUIRED = ConfigLoader.environmentName("hearth.cluster.required-contact-points");

    /** One for each profile. */
    List<NodeCommand> commands(List<String> profiles, Optional<Distribution> other) {
        return profiles.stream()
                .map(profile ->
                        other.map(distribution -> from(distribution, profile)).orElseGet(() -> fromHere(profile)))
                .toList();
    }

    private NodeCommand from(Distribution distribution, String profile) {
        // Flags of the script come before these, which win.
        var environment = Map.of(REQUIRED, "2", "JAVA_OPTS", String.join(" ", SMALL));
        return new NodeCommand(profile, distribution.line(arguments(profile)), environment);
    }

    private NodeCommand fromHere(String profile) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        line.addAll(SMALL);
        line.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-Dio.netty.leakDetection.level=disabled"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path", ""), RoomServer.class.getName()));
        line.addAll(arguments(profile));
        return new NodeCommand(profile, line, Map.of(REQUIRED, "2"));
    }

    private List<String> arguments(String profile) {
        var arguments = new ArrayList<>(List.of("run", "--stop-with-parent", "--profile", profile));
        file.ifPresent(own -> arguments.addAll(List.of("--config", own.toString())));
        return arguments;
    }
}
