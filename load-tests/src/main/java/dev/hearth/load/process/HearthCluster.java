package dev.hearth.load.process;

import dev.hearth.load.Distribution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A local store in a process of its own and up to nine nodes that share it, each with an address of its own. Everything lies
 * in one work directory. Ports are chosen once and kept over restarts. Not thread-safe.
 */
public final class HearthCluster implements AutoCloseable {

    /** As many as must see each other before they begin a cluster, so that a slow start never makes two of them. */
    private static final int BEGINNERS = 2;

    private static final int NODES_MAX = 9;
    private static final Pattern BYTES_SENT = Pattern.compile("bytes_sent:(\\d+)");

    private final Plan plan;
    private final NodeNetwork network;
    private final String storeSettings;
    private final String settings;
    private final int storePort;
    private final ClusterNode.Doors doors;
    private final Map<Integer, ClusterNode> nodes = new TreeMap<>();
    private ScriptRun store;

    /**
     * What is started.
     *
     * @param workDir data and logs
     * @param nodes as many as begin together
     * @param extra HOCON that is appended to every node's configuration
     * @param roles the only role of a node, {@code gateway} or {@code world}, by its number; the others have both
     * @param cuttable whether links between nodes can be cut, which needs rights: see {@link CuttableNetwork}
     * @param distribution the version that is started first
     * @param environment of the nodes
     */
    public record Plan(
            Path workDir,
            int nodes,
            String extra,
            Map<Integer, String> roles,
            boolean cuttable,
            Distribution distribution,
            Map<String, String> environment) {

        private static final Map<String, String> SMALL = Map.of("JAVA_OPTS", "-Xms128m -Xmx384m -Xmn96m");

        public Plan {
            roles = Map.copyOf(roles);
            environment = Map.copyOf(environment);
        }

        /** Small nodes of the build on loopback addresses, all with both roles. */
        public static Plan of(Path workDir, int nodes, String extra) {
            Path folder = workDir.toAbsolutePath();
            return new Plan(folder, nodes, extra, Map.of(), false, Distribution.fromBuild(), SMALL);
        }

        /** The same on a network that can be cut. */
        public Plan withCuttableNetwork() {
            return new Plan(workDir, nodes, extra, roles, true, distribution, environment);
        }

        /** The same with another version to begin with. */
        public Plan from(Distribution version) {
            return new Plan(workDir, nodes, extra, roles, cuttable, version, environment);
        }

        /** The same with nodes that have one role only, in another environment. */
        public Plan with(Map<Integer, String> onlyRoles, Map<String, String> other) {
            return new Plan(workDir, nodes, extra, onlyRoles, cuttable, distribution, other);
        }

        /** Whether people can open this node. */
        boolean open(int number) {
            return !"world".equals(roles.get(number));
        }

        String settingsOf(int number) {
            String only = roles.get(number);
            return (only == null ? "" : "hearth.node.roles = [\"" + only + "\"]\n") + extra + "\n";
        }
    }

    private HearthCluster(Plan plan, NodeNetwork network, ClusterNode.Doors doors, int storePort) throws IOException {
        this.plan = plan;
        this.network = network;
        this.doors = doors;
        this.storePort = storePort;
        this.storeSettings = """
                hearth.local-store { data-folder = "%s", port = %d }
                hearth.cluster.required-contact-points = %d
                hearth.gateway.http.hosts = ["*"]
                """.formatted(plan.workDir().resolve("data"), storePort, Math.min(plan.nodes(), BEGINNERS))
                + doors.settings();
        this.settings = storeSettings + network.settings(doors.management(), storePort);
        this.store = launchStore();
    }

    /**
     * Starts the store and so many nodes at the same time, and waits until all of them are ready.
     *
     * @param extra HOCON that is appended to every node's configuration
     */
    public static HearthCluster start(Path workDir, int nodes, String extra) throws IOException, InterruptedException {
        return start(Plan.of(workDir, nodes, extra));
    }

    /** Starts the store and the nodes, all at the same time, and waits until all of them are ready. */
    public static HearthCluster start(Plan plan) throws IOException, InterruptedException {
        Files.createDirectories(plan.workDir());
        NodeNetwork network = plan.cuttable() ? CuttableNetwork.open() : NodeNetwork.loopback();
        HearthCluster cluster = launch(plan, network);
        try {
            // On a network of its own a node does not wait for the store by itself.
            cluster.awaitStore();
            for (int number = 1; number <= plan.nodes(); number++) {
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

    private static HearthCluster launch(Plan plan, NodeNetwork network) throws IOException {
        try {
            return new HearthCluster(plan, network, ClusterNode.Doors.free(), Ports.free());
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private ScriptRun launchStore() throws IOException {
        Path config = plan.workDir().resolve("store.conf");
        Files.writeString(config, storeSettings);
        return ScriptRun.start(
                plan.workDir(),
                "store.log",
                List.of("store", "--profile", "local1", "--config", config.toString()),
                Map.of());
    }

    private void awaitStore() throws IOException, InterruptedException {
        store.await("a store that answers", () -> {
            new Socket(InetAddress.getLoopbackAddress(), storePort).close();
            return true;
        });
    }

    private ClusterNode launch(int number) throws IOException {
        if (number < 1 || number > NODES_MAX) {
            throw new IllegalArgumentException("a node: 1 to " + NODES_MAX + ", got " + number);
        }
        ClusterNode node = ClusterNode.launch(number, settings, doors, network, plan);
        nodes.put(number, node);
        return node;
    }

    /** Starts one node more and waits until it is ready. */
    public ClusterNode add(int number) throws IOException, InterruptedException {
        ClusterNode node = launch(number);
        node.awaitReady();
        return node;
    }

    /** SIGTERM for a node that shall not come again; returns the exit code. */
    public int remove(int number) throws InterruptedException {
        int code = node(number).stop();
        nodes.remove(number);
        return code;
    }

    /** A node by its number, from 1. */
    public ClusterNode node(int number) {
        ClusterNode node = nodes.get(number);
        if (node == null) {
            throw new IllegalArgumentException("no node " + number);
        }
        return node;
    }

    /** All nodes that were started and not taken away, in the order of their numbers. */
    public List<ClusterNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The nodes that run now. */
    public List<ClusterNode> alive() {
        return nodes().stream().filter(ClusterNode::alive).toList();
    }

    /** The node on which a room is awake. */
    public ClusterNode hostOf(String room) throws IOException {
        for (ClusterNode node : alive()) {
            if (node.hosted("Room").has(room)) {
                return node;
            }
        }
        throw new IllegalStateException("room " + room + " is awake nowhere");
    }

    /** Waits until every living node knows exactly the living ones as members, none of them lost. */
    public void awaitWhole() throws IOException, InterruptedException {
        long wanted = alive().size();
        for (ClusterNode node : alive()) {
            node.await("in a cluster of " + wanted, () -> node.membership().whole(wanted));
        }
    }

    /** The node that has belonged to the cluster longest; singletons such as the one that places shards live there. */
    public ClusterNode oldest() throws IOException {
        for (ClusterNode asked : alive()) {
            String oldest = asked.membership().oldest().orElse("");
            for (ClusterNode node : alive()) {
                if (node.memberAddress().equals(oldest)) {
                    return node;
                }
            }
        }
        throw new IllegalStateException("nobody is the oldest of " + alive().size() + " nodes");
    }

    /** The network of a cluster that was planned as cuttable. */
    public CuttableNetwork cuttable() {
        if (network instanceof CuttableNetwork links) {
            return links;
        }
        throw new IllegalStateException("this cluster was not started on a network that can be cut");
    }

    /** The process of the store. */
    public ProcessHandle store() {
        return store.store();
    }

    /** SIGSTOP for the store: it keeps its sockets and answers nothing. */
    public void pauseStore() throws IOException, InterruptedException {
        ScriptRun.signal("STOP", store());
    }

    /** SIGCONT for the store. */
    public void resumeStore() throws IOException, InterruptedException {
        ScriptRun.signal("CONT", store());
    }

    /** kill -9 for the store, and for the process that would start it again. */
    public void killStore() throws InterruptedException {
        store.killAll();
    }

    /** Starts a store that was killed on the same data and port, and waits until it answers. */
    public void startStoreAgain() throws IOException, InterruptedException {
        store = launchStore();
        awaitStore();
    }

    /** SIGTERM for all nodes at the same time; the exit codes of those that ran, by their numbers. */
    public Map<Integer, Integer> stopNodes() {
        Map<Integer, CompletableFuture<Integer>> ends = alive().stream()
                .collect(
                        Collectors.toMap(ClusterNode::number, node -> CompletableFuture.supplyAsync(() -> stop(node))));
        Map<Integer, Integer> codes = new TreeMap<>();
        ends.forEach((number, end) -> codes.put(number, end.join()));
        return codes;
    }

    private static int stop(ClusterNode node) {
        try {
            return node.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a node stopped", e);
        }
    }

    /** What nodes have sent to each other over the connections they have now. */
    public long bytesBetweenNodes() throws IOException, InterruptedException {
        String filter = "( sport = :" + doors.node() + " or dport = :" + doors.node() + " )";
        Process ss = new ProcessBuilder("ss", "-tinH", filter)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String sockets = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ss.waitFor() != 0) {
            throw new IOException("ss, of iproute2, says nothing about sockets");
        }
        return sentBytes(sockets);
    }

    /** Both ends of each connection are on this machine, and each says what it sent. */
    static long sentBytes(String sockets) {
        return BYTES_SENT
                .matcher(sockets)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }

    /** Runs another command of the script beside the cluster, with the configuration of the nodes. */
    public HearthCommand.Exit command(String name, Duration within) throws IOException, InterruptedException {
        return HearthCommand.run(
                plan.workDir(),
                within,
                name,
                "--profile",
                "local1",
                "--config",
                plan.workDir().resolve("store.conf").toString());
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
            try {
                store.close();
            } finally {
                network.close();
            }
        }
    }
}
