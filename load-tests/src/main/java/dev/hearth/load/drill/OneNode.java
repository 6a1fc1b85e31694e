package dev.hearth.load.drill;

import dev.hearth.load.process.HearthCommand;
import dev.hearth.load.process.HearthProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** One node with its own store. */
record OneNode(HearthProcess node) implements DrillWorld {

    @Override
    public List<URI> doors() {
        return List.of(node.url());
    }

    @Override
    public boolean near() {
        return true;
    }

    @Override
    public void pauseStore() throws IOException, InterruptedException {
        node.pauseStore();
    }

    @Override
    public void resumeStore() throws IOException, InterruptedException {
        node.resumeStore();
    }

    @Override
    public boolean alive() {
        return node.alive();
    }

    @Override
    public List<Integer> stop() throws InterruptedException {
        return List.of(node.stop());
    }

    @Override
    public HearthCommand.Exit audit(Duration within) throws IOException, InterruptedException {
        return node.command("audit", within);
    }

    @Override
    public void close() {
        node.close();
    }
}
