package dev.hearth.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A local store in a process of its own and up to nine nodes that share it, each on a loopback address of its own:
 * {@code 127.0.0.1} is node 1. Everything lies in one work directory. Ports are chosen once and kept over restarts. Not
 * thread-safe.
 */
public final class HearthCluster implements AutoCloseable {

    /** As many as must see each other before they begin a cluster, so that a slow start never makes two of them. */
    private static final int BEGINNERS = 2;

    private static final int NODES_MAX = 9;
    private static final Map<String, String> SMALL = Map.of("JAVA_OPTS", "-Xms128m -Xmx384m -Xmn96m");

    private final Path workDir;
    private final String settings;
    private final ClusterNode.Doors doors;
    private final Map<Integer, ClusterNode> nodes = new TreeMap<>();
    private final ScriptRun store;

    private HearthCluster(Path workDir, String settings, ClusterNode.Doors doors) throws IOException {
        this.workDir = workDir;
        this.settings = settings;
        this.doors = doors;
        this.store = launchStore();
    }

    /**
     * Starts the store and so many nodes at the same time, and waits until all of them are ready.
     *
     * @param extra HOCON that is appended to every node's configuration
     */
    public static HearthCluster start(Path workDir, int nodes, String extra) throws IOException, InterruptedException {
        Files.createDirectories(workDir);
        ClusterNode.Doors doors = ClusterNode.Doors.free();
        String settings = """
                hearth.local-store.data-folder = "%s"
                hearth.cluster.required-contact-points = %d
                hearth.gateway.http.hosts = ["*"]
                """.formatted(workDir.resolve("data").toAbsolutePath(), Math.min(nodes, BEGINNERS))
                + doors.settings()
                + extra + "\n";
        HearthCluster cluster = new HearthCluster(workDir, settings, doors);
        try {
            for (int number = 1; number <= nodes; number++) {
                cluster.launch(number);
            }
            for (ClusterNode node : cluster.nodes()) {
                node.awaitReady();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private ScriptRun launchStore() throws IOException {
        Path config = workDir.resolve("store.conf");
        Files.writeString(config, settings);
        return ScriptRun.start(
                workDir, "store.log", List.of("store", "--profile", "local1", "--config", config.toString()), Map.of());
    }

    private ClusterNode launch(int number) throws IOException {
        if (number < 1 || number > NODES_MAX) {
            throw new IllegalArgumentException("a node: 1 to " + NODES_MAX + ", got " + number);
        }
        ClusterNode node = ClusterNode.launch(workDir.resolve("node-" + number), number, settings, doors, SMALL);
        nodes.put(number, node);
        return node;
    }

    /** Starts one node more and waits until it is ready. */
    public ClusterNode add(int number) throws IOException, InterruptedException {
        ClusterNode node = launch(number);
        node.awaitReady();
        return node;
    }

    /** A node by its number, from 1. */
    public ClusterNode node(int number) {
        ClusterNode node = nodes.get(number);
        if (node == null) {
            throw new IllegalArgumentException("no node " + number);
        }
        return node;
    }

    /** All nodes that were ever started, in the order of their numbers. */
    public List<ClusterNode> nodes() {
        return List.copyOf(nodes.values());
    }

    private List<ClusterNode> alive() {
        return nodes().stream().filter(ClusterNode::alive).toList();
    }

    /** The node on which a room is awake. */
    public ClusterNode hostOf(String room) throws IOException {
        for (ClusterNode node : alive()) {
            if (node.hosts("Room", room)) {
                return node;
            }
        }
        throw new IllegalStateException("room " + room + " is awake nowhere");
    }

    /** Waits until every living node knows exactly the living ones as members, none of them lost. */
    public void awaitWhole() throws IOException, InterruptedException {
        long wanted = alive().size();
        for (ClusterNode node : alive()) {
            node.await("in a cluster of " + wanted, () -> node.members() == wanted);
        }
    }

    /** The process of the store. */
    public ProcessHandle store() {
        return store.store();
    }

    /** Runs another command of the script beside the cluster, with the configuration of the nodes. */
    public HearthCommand.Exit command(String name, Duration within) throws IOException, InterruptedException {
        return HearthCommand.run(
                workDir,
                within,
                name,
                "--profile",
                "local1",
                "--config",
                workDir.resolve("store.conf").toString());
    }

    /** Stops the nodes, all at the same time, then the store; by force if need be. No process of theirs stays. */
    @Override
    public void close() {
        List<CompletableFuture<Void>> ends = nodes().stream()
                .map(node -> CompletableFuture.runAsync(node::close))
                .toList();
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        } finally {
            store.close();
        }
    }
}
