package dev.hearth.load.process;

import dev.hearth.load.Distribution;
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

/** One run of the start script, from its start to the end of all it started. Not thread-safe. */
final class ScriptRun {

    static final Duration GONE_WITHIN = Duration.ofSeconds(40);

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final long POLL_MS = 100;
    private static final int LINES_SHOWN = 30;

    /** Something that is asked until it says yes. */
    interface Question {
        boolean yes() throws IOException;
    }

    private final Process process;
    private final Path log;

    private ScriptRun(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the script of the build; its output is appended to a file in the work directory. */
    static ScriptRun start(Path workDir, String log, List<String> arguments, Map<String, String> environment)
            throws IOException {
        return startLine(workDir, log, HearthCommand.line(Distribution.fromBuild(), arguments), environment);
    }

    /** The same with a command line of one's own, which becomes the script or its server. */
    static ScriptRun startLine(Path workDir, String log, List<String> line, Map<String, String> environment)
            throws IOException {
        Path file = workDir.resolve(log);
        return new ScriptRun(HearthCommand.start(workDir, file, line, environment), file);
    }

    /** Waits until a node's page says that it is ready. */
    void awaitReady(URI url) throws IOException, InterruptedException {
        await(
                "ready",
                () -> HttpExchange.get(url.resolve("/health/ready"), Optional.empty())
                                .status()
                        == 200);
    }

    /** Asks until the answer is yes; a question that cannot be asked yet counts as no. Ends the run if it takes too long. */
    void await(String what, Question question) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isYes(question)) {
            boolean ended = process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > end) {
                String why =
                        ended ? "ended with " + process.exitValue() : "was not " + what + " within " + READY_WITHIN;
                close();
                throw new IllegalStateException("the process " + why + ": " + logTail());
            }
        }
    }

    private static boolean isYes(Question question) {
        try {
            return question.yes();
        } catch (IOException e) {
            return false;
        }
    }

    /** The script may become the server or start it. */
    ProcessHandle server() {
        return process.children()
                .filter(child -> commandLine(child).contains("dev.hearth.RoomServer"))
                .findFirst()
                .orElseGet(process::toHandle);
    }

    /** The local store's process. */
    ProcessHandle store() {
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

    boolean alive() {
        return process.isAlive();
    }

    /** Sends a signal such as {@code STOP}. */
    static void signal(String name, ProcessHandle target) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(target.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + name + " " + target.pid() + " failed");
        }
    }

    /** kill -9 for everything that was started, what a parent would start again first. */
    void killAll() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** kill -9 for the server only. */
    void kill() throws InterruptedException {
        server().destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM for the server; returns its exit code. */
    int stop() throws InterruptedException {
        server().destroy();
        return awaitEnd();
    }

    /** Waits for the end of a server that was told to end, or should end by itself; returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + GONE_WITHIN);
        }
        return process.exitValue();
    }

    /** Waits until a process that depended on the server has noticed its end. */
    static void awaitGone(ProcessHandle store) throws InterruptedException {
        try {
            store.onExit().get(GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            store.destroyForcibly();
            throw new IllegalStateException("the store outlived its server by " + GONE_WITHIN, e);
        }
    }

    /** The last lines of the output. */
    String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    /** Stops the server, by force if need be; no process of it stays. */
    void close() {
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
}
