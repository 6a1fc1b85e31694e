package dev.hearth.load.plan;

import dev.hearth.load.bench.BenchTarget;
import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.HearthCluster;
import dev.hearth.load.stub.StubProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a scenario is run against: a server started for it, three nodes of which one goes away, a server that runs already,
 * or the stub, which shows how much the generator can do.
 *
 * @param urls where people sign in: one address for each node
 * @param serverPids its processes that are on this machine and stay
 * @param storePid its store's process, when it has one on this machine
 * @param leaving the node that goes away during the run
 * @param end stops what was started
 */
public record LoadTarget(
        List<URI> urls, List<Long> serverPids, OptionalLong storePid, Optional<ClusterNode> leaving, Runnable end)
        implements AutoCloseable {

    private static final String STUB = "stub";
    private static final int NODES = 3;
    private static final int LEAVING = 2;

    /**
     * Starts what is not there yet.
     *
     * @throws IllegalArgumentException if a server is given to a scenario that must end one of its own
     */
    public static LoadTarget of(LoadProfile profile, LoadSettings settings) throws IOException, InterruptedException {
        if (profile.departure() != Departure.NONE) {
            if (settings.target().isPresent()) {
                throw new IllegalArgumentException(
                        "-Dtarget must be empty for " + profile.word() + ": it ends a node, and starts its own");
            }
            return nodes(settings.results().resolve("server"));
        }
        if (settings.target().filter(target -> target.toString().equals(STUB)).isPresent()) {
            StubProcess stub = StubProcess.start();
            return one(stub.url(), List.of(stub.pid()), OptionalLong.empty(), stub::close);
        }
        BenchTarget server = settings.target().isPresent()
                ? BenchTarget.running(settings.target().get(), settings.serverPid(), settings.storePid())
                : BenchTarget.start(settings.results().resolve("server"), profile.environment());
        return one(server.url(), server.serverPids(), server.storePid(), server::close);
    }

    private static LoadTarget one(URI url, List<Long> serverPids, OptionalLong storePid, Runnable end) {
        return new LoadTarget(List.of(url), serverPids, storePid, Optional.empty(), end);
    }

    private static LoadTarget nodes(Path folder) throws IOException, InterruptedException {
        HearthCluster cluster = BenchTarget.startNodes(folder, NODES);
        try {
            cluster.awaitWhole();
            ClusterNode leaving = cluster.node(LEAVING);
            return new LoadTarget(
                    cluster.nodes().stream().map(ClusterNode::url).toList(),
                    cluster.nodes().stream()
                            .filter(node -> !node.equals(leaving))
                            .map(ClusterNode::pid)
                            .toList(),
                    OptionalLong.of(cluster.store().pid()),
                    Optional.of(leaving),
                    cluster::close);
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
