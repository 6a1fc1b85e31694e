package dev.hearth.load.process;

import dev.hearth.load.socket.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One node of the built distribution with its own local store, in a work directory of its own: {@code hearth.conf},
 * {@code data} and {@code node.log} lie there. Ports are chosen once and kept over restarts. Not thread-safe.
 */
public final class HearthProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(40);
    private static final long POLL_MS = 100;

    private final Path workDir;
    private final URI url;
    private final URI operationsUrl;
    private final Map<String, String> environment;
    private Process process;

    private HearthProcess(Path workDir, URI url, URI operationsUrl, Map<String, String> environment)
            throws IOException {
        this.workDir = workDir;
        this.url = url;
        this.operationsUrl = operationsUrl;
        this.environment = Map.copyOf(environment);
        this.process = launch();
    }

    /** Starts a node and waits until it is ready. */
    public static HearthProcess start(Path workDir) throws IOException, InterruptedException {
        return start(workDir, "");
    }

    /**
     * Starts a node and waits until it is ready.
     *
     * @param extra HOCON that is appended to the node's configuration
     */
    public static HearthProcess start(Path workDir, String extra) throws IOException, InterruptedException {
        return start(workDir, extra, Map.of());
    }

    /**
     * Starts a node and waits until it is ready.
     *
     * @param extra HOCON that is appended to the node's configuration
     * @param environment settings by the names they have in the environment
     */
    public static HearthProcess start(Path workDir, String extra, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = Ports.free();
        int operationsPort = Ports.free();
        Files.createDirectories(workDir);
        Files.writeString(
                configFile(workDir), configuration(workDir, port, Ports.free(), operationsPort) + extra + "\n");
        HearthProcess node = new HearthProcess(workDir, loopback(port), loopback(operationsPort), environment);
        node.awaitReady();
        return node;
    }

    /** The settings of a node with its own store in the work directory. */
    public static String configuration(Path workDir, int httpPort, int socketPort, int operationsPort) {
        return """
                hearth.gateway.http.port = %d
                hearth.gateway.socket.port = %d
                hearth.operations.port = %d
                hearth.local-store.data-folder = "%s"
                """.formatted(
                httpPort, socketPort, operationsPort, workDir.resolve("data").toAbsolutePath());
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Path configFile(Path workDir) {
        return workDir.resolve("hearth.conf");
    }

    private Process launch() throws IOException {
        List<String> arguments =
                List.of("run", "--config", configFile(workDir).toAbsolutePath().toString());
        return HearthCommand.start(workDir, workDir.resolve("node.log"), arguments, environment);
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!ready()) {
            boolean ended = process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > end) {
                String why = ended ? "ended with " + process.exitValue() : "was not ready within " + READY_WITHIN;
                close();
                throw new IllegalStateException("the node " + why + ": " + logTail());
            }
        }
    }

    private boolean ready() {
        try {
            return HttpExchange.get(url.resolve("/health/ready"), Optional.empty())
                            .status()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where people open the node. */
    public URI url() {
        return url;
    }

    /** What the node's operators' door shows now, in Prometheus' text format. */
    public Metrics metrics() throws IOException {
        return Metrics.of(HttpExchange.get(operationsUrl.resolve("/metrics"), Optional.empty())
                .body());
    }

    public Path workDir() {
        return workDir;
    }

    /** The pid of the server itself. */
    public long pid() {
        return server().pid();
    }

    /** The script may become the server or start it. */
    private ProcessHandle server() {
        return process.children()
                .filter(child -> commandLine(child).contains("dev.hearth.RoomServer"))
                .findFirst()
                .orElseGet(process::toHandle);
    }

    /** The local store's process. */
    public ProcessHandle store() {
        return process.descendants()
                .filter(child -> commandLine(child).contains("cassandra.storagedir"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no store among " + process.descendants().toList()));
    }

    private static String commandLine(ProcessHandle handle) {
        try {
            return Files.readString(Path.of("/proc/" + handle.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** SIGSTOP for the store: it keeps its sockets and answers nothing. */
    public void pauseStore() throws IOException, InterruptedException {
        signal("STOP", store());
    }

    /** SIGCONT for the store. */
    public void resumeStore() throws IOException, InterruptedException {
        signal("CONT", store());
    }

    private static void signal(String name, ProcessHandle target) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(target.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + name + " " + target.pid() + " failed");
        }
    }

    /** kill -9 for the server only; returns when its store has noticed and is gone too. */
    public void kill() throws InterruptedException {
        ProcessHandle store = store();
        server().destroyForcibly();
        process.waitFor();
        if (!gone(store)) {
            store.destroyForcibly();
            throw new IllegalStateException("the store outlived its killed server by " + GONE_WITHIN);
        }
    }

    /** Starts the node again with the same configuration, ports and data, and waits until it is ready. */
    public void startAgain() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    /** Asks the node to stop, waits until its store is gone too, and returns the exit code. */
    public int stop() throws InterruptedException {
        ProcessHandle store = store();
        server().destroy();
        if (!process.waitFor(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running " + GONE_WITHIN + " after SIGTERM");
        }
        if (!gone(store)) {
            store.destroyForcibly();
            throw new IllegalStateException("the store outlived its server by " + GONE_WITHIN);
        }
        return process.exitValue();
    }

    /** Runs another command of the script with this node's configuration; the node must not run then. */
    public HearthCommand.Exit command(String name, Duration within) throws IOException, InterruptedException {
        return HearthCommand.run(
                workDir, within, name, "--config", configFile(workDir).toString());
    }

    /** Whether the node runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** The last lines of the node's output. */
    public String logTail() throws IOException {
        List<String> lines = Files.readAllLines(workDir.resolve("node.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** Stops the node, by force if need be; no process of it stays. */
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        server().destroy();
        boolean stopped = stoppedInTime();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (!stopped) {
            throw new IllegalStateException("had to be killed: still running " + GONE_WITHIN + " after SIGTERM");
        }
    }

    private boolean stoppedInTime() {
        try {
            return process.waitFor(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean gone(ProcessHandle handle) throws InterruptedException {
        try {
            handle.onExit().get(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
