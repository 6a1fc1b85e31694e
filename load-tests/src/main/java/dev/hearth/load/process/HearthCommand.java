package dev.hearth.load.process;

import dev.hearth.load.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code bin/hearth} with arguments; output goes to a file. */
public final class HearthCommand {

    private HearthCommand() {}

    /**
     * How a command ended.
     *
     * @param code the exit code
     * @param output everything it wrote, errors included
     */
    public record Exit(int code, String output) {}

    /** The command line of a distribution's script. */
    static List<String> line(Distribution distribution, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(distribution.script().toString());
        line.addAll(arguments);
        return line;
    }

    /** Starts a command line in a work directory, with more environment, and appends its output to a file. */
    static Process start(Path workDir, Path log, List<String> line, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(workDir);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(workDir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs the script to its end. */
    public static Exit run(Path workDir, Duration within, String... arguments)
            throws IOException, InterruptedException {
        return run(workDir, within, line(Distribution.fromBuild(), List.of(arguments)), Map.of());
    }

    /** Runs a command line to its end, with more environment. */
    public static Exit run(Path workDir, Duration within, List<String> line, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(workDir), "command-", ".log");
        Process process = start(workDir, log, line, environment);
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("still running after " + within + ": " + Files.readString(log));
            }
            return new Exit(process.exitValue(), Files.readString(log));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}
