package dev.hearth.load.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.load.socket.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node of a {@link HearthCluster}: kill, pause, stop, start again, and what it says of itself. Not thread-safe. */
public final class ClusterNode {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHARDS = 1_000;

    /** The ports that all nodes of a cluster have in common. */
    record Doors(int http, int socket, int operations, int node, int management) {

        /** Ports that nobody uses at the moment. */
        static Doors free() throws IOException {
            return new Doors(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
        }

        String settings() {
            return """
                    hearth.gateway.http.port = %d
                    hearth.gateway.socket.port = %d
                    hearth.operations.port = %d
                    hearth.node.port = %d
                    hearth.management.port = %d
                    """.formatted(http, socket, operations, node, management);
        }
    }

    private final Path workDir;
    private final int number;
    private final Doors doors;
    private final Map<String, String> environment;
    private ScriptRun run;

    private ClusterNode(Path workDir, int number, Doors doors, Map<String, String> environment) throws IOException {
        this.workDir = workDir;
        this.number = number;
        this.doors = doors;
        this.environment = Map.copyOf(environment);
        this.run = start();
    }

    /** Starts a node; it is not ready yet. */
    static ClusterNode launch(Path workDir, int number, String settings, Doors doors, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(workDir);
        Files.writeString(
                workDir.resolve("hearth.conf"), settings + "hearth.node.address = \"127.0.0." + number + "\"\n");
        return new ClusterNode(workDir, number, doors, environment);
    }

    private ScriptRun start() throws IOException {
        // Further nodes differ from the first one by their address only.
        List<String> arguments = List.of(
                "run",
                "--profile",
                "local1",
                "--config",
                workDir.resolve("hearth.conf").toAbsolutePath().toString());
        return ScriptRun.start(workDir, "node.log", arguments, environment);
    }

    void awaitReady() throws IOException, InterruptedException {
        run.awaitReady(url());
    }

    void await(String what, ScriptRun.Question question) throws IOException, InterruptedException {
        run.await(what, question);
    }

    public int number() {
        return number;
    }

    /** Where people open the node. */
    public URI url() {
        return at(doors.http());
    }

    private URI at(int port) {
        return URI.create("http://127.0.0." + number + ":" + port);
    }

    /** What the node's operators' door shows now. */
    public Metrics metrics() throws IOException {
        return Metrics.of(get(at(doors.operations()).resolve("/metrics")));
    }

    /** How many members the node knows that are up and reachable. */
    long members() throws IOException {
        JsonNode cluster = JSON.readTree(get(at(doors.management()).resolve("/cluster/members")));
        if (!cluster.path("unreachable").isEmpty()) {
            return 0;
        }
        long up = 0;
        for (JsonNode member : cluster.path("members")) {
            up += "Up".equals(member.path("status").asText()) ? 1 : 0;
        }
        return up == cluster.path("members").size() ? up : 0;
    }

    /** Whether an entity of this type may be awake here. */
    boolean hosts(String type, String entity) throws IOException {
        String shard = Integer.toString(Math.abs(entity.hashCode() % SHARDS));
        JsonNode shards = JSON.readTree(get(at(doors.management()).resolve("/cluster/shards/" + type)));
        for (JsonNode region : shards.path("regions")) {
            if (region.path("shardId").asText().equals(shard)
                    && region.path("numEntities").asInt() > 0) {
                return true;
            }
        }
        return false;
    }

    private static String get(URI uri) throws IOException {
        HttpExchange.Response response = HttpExchange.get(uri, Optional.empty());
        if (response.status() != 200) {
            throw new IOException(uri + " answered " + response.status());
        }
        return response.body();
    }

    /** Whether the process runs. */
    public boolean alive() {
        return run.alive();
    }

    public long pid() {
        return run.server().pid();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        run.kill();
    }

    /** SIGSTOP: it keeps its sockets and answers nothing. */
    public void pause() throws IOException, InterruptedException {
        ScriptRun.signal("STOP", run.server());
    }

    /** SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        ScriptRun.signal("CONT", run.server());
    }

    /** SIGTERM; returns the exit code. */
    public int stop() throws InterruptedException {
        return run.stop();
    }

    /** Waits until it has ended by itself; returns the exit code. */
    public int awaitEnd() throws InterruptedException {
        return run.awaitEnd();
    }

    /** Starts it again with the same configuration and ports, and waits until it is ready. */
    public void startAgain() throws IOException, InterruptedException {
        run = start();
        awaitReady();
    }

    /** The last lines of its output. */
    public String logTail() throws IOException {
        return run.logTail();
    }

    void close() {
        run.close();
    }
}
