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

/**
 * One node of the built distribution with its own local store, in a work directory of its own: {@code hearth.conf},
 * {@code data} and {@code node.log} lie there. Ports are chosen once and kept over restarts. Not thread-safe.
 */
public final class HearthProcess implements AutoCloseable {

    private final Path workDir;
    private final URI url;
    private final URI operationsUrl;
    private final Map<String, String> environment;
    private ScriptRun run;

    private HearthProcess(Path workDir, URI url, URI operationsUrl, Map<String, String> environment)
            throws IOException {
        this.workDir = workDir;
        this.url = url;
        this.operationsUrl = operationsUrl;
        this.environment = Map.copyOf(environment);
        this.run = launch();
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
        node.run.awaitReady(node.url);
        return node;
    }

    /** The settings of a node with its own store in the work directory. */
    public static String configuration(Path workDir, int httpPort, int socketPort, int operationsPort) {
        return """
                hearth.gateway.http.port = %d
                hearth.gateway.socket.port = %d
                hearth.operations.port = %d
                hearth.console.port = 0
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

    private ScriptRun launch() throws IOException {
        List<String> arguments =
                List.of("run", "--config", configFile(workDir).toAbsolutePath().toString());
        return ScriptRun.start(workDir, "node.log", arguments, environment);
    }

    /** Where people open the node. */
    public URI url() {
        return url;
    }

    /** Where operators open the node. */
    public URI operationsUrl() {
        return operationsUrl;
    }

    /** What the node's operators' door shows now, in Prometheus' text format. */
    public Metrics metrics() throws IOException {
        return Metrics.of(operations("/metrics").body());
    }

    /** What the node's operators' door answers now. */
    public HttpExchange.Response operations(String path) throws IOException {
        return HttpExchange.get(operationsUrl.resolve(path), Optional.empty());
    }

    public Path workDir() {
        return workDir;
    }

    /** The pid of the server itself. */
    public long pid() {
        return run.server().pid();
    }

    /** The local store's process. */
    public ProcessHandle store() {
        return run.store();
    }

    /** SIGSTOP for the store: it keeps its sockets and answers nothing. */
    public void pauseStore() throws IOException, InterruptedException {
        ScriptRun.signal("STOP", store());
    }

    /** SIGCONT for the store. */
    public void resumeStore() throws IOException, InterruptedException {
        ScriptRun.signal("CONT", store());
    }

    /** kill -9 for the server only; returns when its store has noticed and is gone too. */
    public void kill() throws InterruptedException {
        ProcessHandle store = store();
        run.kill();
        ScriptRun.awaitGone(store);
    }

    /** Starts the node again with the same configuration, ports and data, and waits until it is ready. */
    public void startAgain() throws IOException, InterruptedException {
        run = launch();
        run.awaitReady(url);
    }

    /** Asks the node to stop, waits until its store is gone too, and returns the exit code. */
    public int stop() throws InterruptedException {
        ProcessHandle store = store();
        int code = run.stop();
        ScriptRun.awaitGone(store);
        return code;
    }

    /** Runs another command of the script with this node's configuration; the node must not run then. */
    public HearthCommand.Exit command(String name, Duration within) throws IOException, InterruptedException {
        return HearthCommand.run(
                workDir, within, name, "--config", configFile(workDir).toString());
    }

    /** Whether the node runs. */
    public boolean alive() {
        return run.alive();
    }

    /** The last lines of the node's output. */
    public String logTail() throws IOException {
        return run.logTail();
    }

    /** Stops the node, by force if need be; no process of it stays. */
    @Override
    public void close() {
        run.close();
    }
}
