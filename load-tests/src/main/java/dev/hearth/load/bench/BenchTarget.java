package dev.hearth.load.bench;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.HearthCluster;
import dev.hearth.load.process.HearthProcess;
import dev.hearth.load.run.Folders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The server that is measured: one started for the run with its own store and data, or one that runs already. */
public final class BenchTarget implements AutoCloseable {

    /** Limits that would measure themselves. Everything else is as it is out of the box. */
    private static final Map<String, String> LIFTED = Map.ofEntries(
            Map.entry("HEARTH_GATEWAY_LIMITS_COMMANDS_PER_SECOND", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_COMMANDS_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_TALK_PER_SECOND", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_TALK_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_MOVES_PER_SECOND", "1000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_MOVES_BURST", "1000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_JOIN_PER_MINUTE", "1000000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_JOIN_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_UNANSWERED_MAX", "1000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_UPGRADES_PER_MINUTE", "1000000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_UPGRADES_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_HTTP_GUESTS_PER_MINUTE", "100000"),
            Map.entry("HEARTH_GATEWAY_HTTP_TOKENS_PER_MINUTE", "100000"),
            Map.entry("HEARTH_IDENTITY_ACCESS_TOKEN_LIFETIME", "1h"));

    /** The arena is larger than a room may be out of the box, and its tick is the one that others measure with. */
    private static final Map<String, String> CROWDED =
            Map.of("HEARTH_ROOM_CAPACITY_MAX", "1000", "HEARTH_ROOM_MOVE_TICK", "50ms");

    private static final String SMALL = "-Xms256m -Xmx512m -Xmn128m";

    private final URI url;
    private final @Nullable HearthProcess node;
    private final @Nullable HearthCluster cluster;
    private final List<Long> serverPids;
    private final OptionalLong storePid;

    private BenchTarget(
            URI url,
            @Nullable HearthProcess node,
            @Nullable HearthCluster cluster,
            List<Long> serverPids,
            OptionalLong storePid) {
        this.url = url;
        this.node = node;
        this.cluster = cluster;
        this.serverPids = List.copyOf(serverPids);
        this.storePid = storePid;
    }

    static BenchTarget of(BenchSettings settings) throws IOException, InterruptedException {
        if (settings.target().isPresent()) {
            return running(settings.target().get(), settings.serverPid(), settings.storePid());
        }
        return settings.benchmark() == BenchSettings.Name.PLAZA_APART
                ? startApart(settings)
                : start(settings.workFolder(), environment(settings));
    }

    /** A server that runs already. */
    public static BenchTarget running(URI url, OptionalLong serverPid, OptionalLong storePid) {
        return new BenchTarget(url, null, null, serverPid.stream().boxed().toList(), storePid);
    }

    /**
     * Starts a server whose limits are lifted.
     *
     * @param workFolder for its data and logs; emptied before
     * @param more settings by the names they have in the environment
     */
    public static BenchTarget start(Path workFolder, Map<String, String> more)
            throws IOException, InterruptedException {
        Folders.empty(workFolder);
        Map<String, String> environment = new HashMap<>(LIFTED);
        environment.putAll(more);
        HearthProcess node = HearthProcess.start(workFolder, "", environment);
        return new BenchTarget(
                node.url(),
                node,
                null,
                List.of(node.pid()),
                OptionalLong.of(node.store().pid()));
    }

    /** Starts so many small nodes that share a store, with the same limits lifted. */
    public static HearthCluster startNodes(Path workFolder, int nodes) throws IOException, InterruptedException {
        Folders.empty(workFolder);
        Map<String, String> environment = new HashMap<>(LIFTED);
        environment.put("JAVA_OPTS", SMALL);
        return HearthCluster.start(HearthCluster.Plan.of(workFolder, nodes, "").with(Map.of(), environment));
    }

    /** Rooms on one node, sockets on another. */
    private static BenchTarget startApart(BenchSettings settings) throws IOException, InterruptedException {
        Folders.empty(settings.workFolder());
        HearthCluster cluster = HearthCluster.start(HearthCluster.Plan.of(settings.workFolder(), 2, "")
                .with(Map.of(1, "world", 2, "gateway"), environment(settings)));
        List<Long> pids = cluster.nodes().stream().map(ClusterNode::pid).toList();
        return new BenchTarget(
                cluster.node(2).url(),
                null,
                cluster,
                pids,
                OptionalLong.of(cluster.store().pid()));
    }

    private static Map<String, String> environment(BenchSettings settings) {
        Map<String, String> environment = new HashMap<>(LIFTED);
        if (settings.benchmark() == BenchSettings.Name.ARENA) {
            environment.putAll(CROWDED);
            environment.put("HEARTH_ROOM_INTEREST_ABOVE", settings.interest() ? "60" : "1000");
        }
        return environment;
    }

    public URI url() {
        return url;
    }

    /** None when the server runs elsewhere. */
    public List<Long> serverPids() {
        return serverPids;
    }

    public OptionalLong storePid() {
        return storePid;
    }

    /** Bytes that the servers' heaps hold after a full collection; absent without a process that may be asked. */
    OptionalLong liveHeapBytes() throws IOException, InterruptedException {
        long sum = 0;
        for (long pid : serverPids) {
            OptionalLong live = HeapCensus.liveBytes(pid);
            if (live.isEmpty()) {
                return live;
            }
            sum += live.getAsLong();
        }
        return serverPids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** What nodes have sent to each other; absent where there is only one. */
    OptionalLong bytesBetweenNodes() throws IOException, InterruptedException {
        return cluster == null ? OptionalLong.empty() : OptionalLong.of(cluster.bytesBetweenNodes());
    }

    /** How often the server read a journal because a gap did not fit a room's ring; absent if it runs elsewhere. */
    OptionalLong journalReads() throws IOException {
        return node == null
                ? OptionalLong.empty()
                : OptionalLong.of((long) node.metrics().value("hearth_stream_journal_reads_total"));
    }

    /** Stops the server if it was started for the run. */
    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }
}
