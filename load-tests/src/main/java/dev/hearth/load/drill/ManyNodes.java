package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import dev.hearth.load.process.HearthCluster;
import dev.hearth.load.process.HearthCommand;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Several nodes that share a store.
 *
 * @param near whether they are reached from loopback addresses
 */
record ManyNodes(HearthCluster cluster, boolean near) implements DrillWorld {

    @Override
    public List<URI> doors() {
        return cluster.nodes().stream().map(ClusterNode::url).toList();
    }

    @Override
    public void pauseStore() throws IOException, InterruptedException {
        cluster.pauseStore();
    }

    @Override
    public void resumeStore() throws IOException, InterruptedException {
        cluster.resumeStore();
    }

    @Override
    public boolean alive() {
        return cluster.alive().size() == cluster.nodes().size();
    }

    @Override
    public Collection<Integer> stop() {
        return cluster.stopNodes().values();
    }

    @Override
    public HearthCommand.Exit audit(Duration within) throws IOException, InterruptedException {
        return cluster.command("audit", within);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
