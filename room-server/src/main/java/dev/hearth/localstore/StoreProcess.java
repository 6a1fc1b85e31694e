package dev.hearth.localstore;

import dev.hearth.logs.LogEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of Cassandra in a child process. */
final class StoreProcess {
    private static final Logger LOG = LoggerFactory.getLogger(StoreProcess.class);
    private static final long POLL_MILLIS = 100;

    private final Process process;
    private final StoreFolder folder;
    private final int port;

    private StoreProcess(Process process, StoreFolder folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Writes the child's configuration and starts it; it does not answer yet. */
    static StoreProcess launch(LocalStoreSettings settings, StoreFolder folder, StorePorts ports) {
        folder.write(folder.yaml(), CassandraFiles.yaml(folder, ports));
        folder.write(folder.logback(), CassandraFiles.logback(folder));
        var java = ChildCommand.java(System.getProperty("java.home", ""));
        var builder = new ProcessBuilder(ChildCommand.of(java, settings, folder))
                .directory(folder.cassandra().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.output().toFile());
        // Fewer arenas of the C library: hundreds of megabytes less for the same work.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        try {
            return new StoreProcess(builder.start(), folder, ports.cql());
        } catch (IOException e) {
            throw new LocalStoreFailure("the local store's process cannot be started: " + e.getMessage(), e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits for the first answer.
     *
     * @throws LocalStoreFailure when the process ends before, or does not answer in time
     */
    void awaitAnswer(Duration timeout) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!CqlProbe.answers(port)) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new LocalStoreFailure("the local store ended with code " + process.exitValue()
                        + " while starting, see " + folder.output() + " and cassandra.log beside it");
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new LocalStoreFailure(
                        "the local store did not answer within " + timeout.toSeconds() + "s, see " + folder.logs());
            }
        }
    }

    /** Waits for its end and answers the exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to stop by closing its standard input, which its launcher reads; kills it when it takes too long. */
    void stop(Duration timeout) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("the local store has closed its input already", e);
        }
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                LogEvent.LOCAL_STORE_KILLED
                        .at(LOG)
                        .log("the local store did not stop within {}s and is killed", timeout.toSeconds());
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}
