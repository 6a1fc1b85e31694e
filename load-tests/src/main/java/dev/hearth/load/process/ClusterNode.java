package dev.hearth.load.process;

import dev.hearth.load.Distribution;
import dev.hearth.load.socket.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node of a {@link HearthCluster}: kill, pause, stop, start again, and what it says of itself. Not thread-safe. */
public final class ClusterNode {

    /** The ports that all nodes of a cluster have in common. */
    record Doors(int http, int socket, int operations, int console, int node, int management) {

        /** Ports that nobody uses at the moment. */
        static Doors free() throws IOException {
            return new Doors(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
        }

        String settings() {
            return """
                    hearth.gateway.http.port = %d
                    hearth.gateway.socket.port = %d
                    hearth.operations.port = %d
                    hearth.console.port = %d
                    hearth.node.port = %d
                    hearth.management.port = %d
                    """.formatted(http, socket, operations, console, node, management);
        }
    }

    private final Path workDir;
    private final int number;
    private final Doors doors;
    private final NodeNetwork network;
    private final Map<String, String> environment;
    private final boolean open;
    private Distribution distribution;
    private ScriptRun run;

    private ClusterNode(Path workDir, int number, Doors doors, NodeNetwork network, HearthCluster.Plan plan)
            throws IOException {
        this.workDir = workDir;
        this.number = number;
        this.doors = doors;
        this.network = network;
        this.environment = plan.environment();
        this.open = plan.open(number);
        this.distribution = plan.distribution();
        this.run = start();
    }

    /** Starts a node; it is not ready yet. */
    static ClusterNode launch(int number, String settings, Doors doors, NodeNetwork network, HearthCluster.Plan plan)
            throws IOException {
        Path workDir = Files.createDirectories(plan.workDir().resolve("node-" + number));
        String address = "hearth.node.address = \"" + network.address(number) + "\"\n";
        Files.writeString(workDir.resolve("hearth.conf"), settings + address + plan.settingsOf(number));
        return new ClusterNode(workDir, number, doors, network, plan);
    }

    private ScriptRun start() throws IOException {
        // Further nodes differ from the first one by their address only.
        List<String> arguments = List.of(
                "run",
                "--profile",
                "local1",
                "--config",
                workDir.resolve("hearth.conf").toAbsolutePath().toString());
        List<String> line = new ArrayList<>(network.entrance(number));
        line.addAll(HearthCommand.line(distribution, arguments));
        return ScriptRun.startLine(workDir, "node.log", line, environment);
    }

    /** Whoever has no door for people is ready as soon as it is a member. */
    void awaitReady() throws IOException, InterruptedException {
        if (open) {
            run.awaitReady(url());
        } else {
            run.await("a member", () -> membership().up(memberAddress()));
        }
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
        return URI.create("http://" + network.address(number) + ":" + port);
    }

    /** What the node's operators' door shows now. */
    public Metrics metrics() throws IOException {
        return Metrics.of(get(at(doors.operations()).resolve("/metrics")));
    }

    /** Who belongs to the cluster, as this node sees it. */
    public Membership membership() throws IOException {
        return Membership.parse(get(at(doors.management()).resolve("/cluster/members")));
    }

    /** The address by which a {@link Membership} knows this node. */
    public String memberAddress() {
        return network.address(number) + ":" + doors.node();
    }

    /** What is awake here of one type: {@code Room}, {@code UserSession} or {@code Wardrobe}. */
    public Hosted hosted(String type) throws IOException {
        return Hosted.parse(get(at(doors.management()).resolve("/cluster/shards/" + type)));
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

    /** From the next start on this is the version that runs. */
    public void upgrade(Distribution version) {
        distribution = version;
    }

    /** The last lines of its output. */
    public String logTail() throws IOException {
        return run.logTail();
    }

    void close() {
        run.close();
    }
}
