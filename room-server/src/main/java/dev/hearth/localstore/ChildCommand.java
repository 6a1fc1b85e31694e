package dev.hearth.localstore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of the child process. */
final class ChildCommand {
    private static final String LAUNCHER = "dev.hearth.localstore.child.CassandraLauncher";

    private static final List<String> MEMORY = List.of(
            "-Xms128m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=256m",
            "-XX:+PerfDisableSharedMem",
            "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> EXPORTS = List.of(
            "java.base/jdk.internal.misc",
            "java.base/java.lang.ref",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.unsupported/sun.misc",
            "jdk.attach/sun.tools.attach");

    private static final List<String> OPENS = List.of(
            "java.base/java.lang.module",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.reflect",
            "java.base/java.util",
            "java.base/java.nio",
            "jdk.management/com.sun.management.internal");

    private ChildCommand() {}

    /**
     * The `java` that runs this server.
     *
     * @throws LocalStoreFailure when it is not there
     */
    static Path java(String javaHome) {
        var java = Path.of(javaHome, "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new LocalStoreFailure("no java at " + java + ": the local store needs a full Java 17 installation");
        }
        return java;
    }

    static List<String> of(Path java, LocalStoreSettings settings, StoreFolder folder) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(MEMORY);
        long heapKib = settings.heapMaxBytes() / 1024;
        command.add("-Xmx" + heapKib + "k");
        // By default the young part is a third of the small first heap. What a busy store has under way does not fit
        // then,
        // grows old in no time, and has the whole heap collected every few seconds, 0.1 to 0.2 s each.
        command.add("-Xmn" + heapKib * 3 / 8 + "k");
        EXPORTS.forEach(name -> command.add("--add-exports=" + name + "=ALL-UNNAMED"));
        OPENS.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        properties(folder).forEach(property -> command.add("-D" + property));
        command.addAll(List.of("-cp", settings.classPath(), LAUNCHER));
        return List.copyOf(command);
    }

    private static Stream<String> properties(StoreFolder folder) {
        return Stream.of(
                "jdk.attach.allowAttachSelf=true",
                "io.netty.tryReflectionSetAccessible=true",
                "cassandra.config=" + folder.yaml().toUri(),
                "cassandra.storagedir=" + folder.cassandra(),
                "cassandra.logdir=" + folder.logs(),
                "logback.configurationFile=" + folder.logback(),
                "cassandra-foreground=yes",
                // There are no other nodes to wait for, neither at the start nor, twice two seconds, at the end.
                "cassandra.skip_wait_for_gossip_to_settle=0",
                "cassandra.shutdown_announce_in_ms=0",
                "cassandra.test.messagingService.nonGracefulShutdown=true",
                "hearth.store.lock=" + folder.storeLock());
    }
}
