package dev.hearth.load.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a figure was measured on, and of which source. */
public final class Machine {

    private static final long KIB_PER_GIB = 1 << 20;

    private Machine() {}

    public static ObjectNode toJson() throws IOException {
        return Json.object()
                .put("cpu", value(Path.of("/proc/cpuinfo"), "model name"))
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("memory_gib", memoryGib())
                .put("kernel", System.getProperty("os.version"))
                .put("java", System.getProperty("java.runtime.version"));
    }

    private static long memoryGib() throws IOException {
        String kib = value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        return kib.isEmpty() ? 0 : Math.round(Long.parseLong(kib) / (double) KIB_PER_GIB);
    }

    private static String value(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("");
    }

    /** The load averages over 1, 5 and 15 minutes. */
    public static String loadAverages() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
        return String.join(" ", List.of(fields).subList(0, 3));
    }

    /** The commit that is checked out, {@code "unknown"} outside a repository. */
    public static String commit() throws IOException, InterruptedException {
        String commit = git("rev-parse", "--short=10", "HEAD");
        return commit.isEmpty() ? "unknown" : commit;
    }

    /** Whether files differ from the commit. */
    public static boolean dirty() throws IOException, InterruptedException {
        return !git("status", "--porcelain", "--untracked-files=no").isEmpty();
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.command().addAll(List.of(arguments));
        Process git = builder.start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return git.waitFor() == 0 ? output.strip() : "";
    }
}
