package dev.hearth.load.drill;

import dev.hearth.load.process.ClusterNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What makes living nodes look dead, for as long as it is open. */
interface Strain extends AutoCloseable {

    /** Called again and again while the strain lasts. */
    void again() throws InterruptedException;

    @Override
    void close();

    /** Other processes want the processors: so many for each core that computes without end. */
    static Strain starvation(int perCore) {
        return new Starvation(perCore * Runtime.getRuntime().availableProcessors());
    }

    /** Each node in turn collects all of its garbage. */
    static Strain collections(List<ClusterNode> nodes) {
        return new Collections(nodes);
    }

    /** Busy processes, which end by themselves should nobody end them. */
    final class Starvation implements Strain {

        private static final String SECONDS_MAX = "300";

        private final List<Process> busy = new ArrayList<>();

        private Starvation(int count) {
            try {
                for (int i = 0; i < count; i++) {
                    busy.add(new ProcessBuilder("timeout", SECONDS_MAX, "sh", "-c", "while :; do :; done").start());
                }
            } catch (IOException e) {
                close();
                throw new UncheckedIOException("no other process can be started", e);
            }
        }

        @Override
        public void again() {}

        @Override
        public void close() {
            busy.forEach(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
        }
    }

    /** {@code jcmd <pid> GC.run}. */
    final class Collections implements Strain {

        private static final long PATIENCE_SECONDS = 20;

        private final List<ClusterNode> nodes;
        private int turn;

        private Collections(List<ClusterNode> nodes) {
            this.nodes = nodes;
        }

        @Override
        public void again() throws InterruptedException {
            ClusterNode node = nodes.get(turn++ % nodes.size());
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            try {
                Process collection = new ProcessBuilder(jcmd, Long.toString(node.pid()), "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!collection.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || collection.exitValue() != 0) {
                    throw new IllegalStateException("node " + node.number() + " cannot be made to collect its garbage");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("this Java has no jcmd", e);
            }
        }

        @Override
        public void close() {}
    }
}
