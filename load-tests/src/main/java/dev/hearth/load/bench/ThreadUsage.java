package dev.hearth.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the threads of a Java process have used so far, by what they are for. */
final class ThreadUsage {

    /** The group of the threads that compile. */
    static final String COMPILER = "jit";

    /** Beginnings of names as Linux keeps them, 15 characters at most, and what such threads do. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("C1 Compiler", COMPILER),
            Map.entry("C2 Compiler", COMPILER),
            Map.entry("Sweeper", COMPILER),
            Map.entry("GC Thread", "gc"),
            Map.entry("G1 ", "gc"),
            Map.entry("VM Thread", "gc"),
            Map.entry("hearth-loop", "loops"));

    private static final String REST = "rest";

    private ThreadUsage() {}

    /** Microseconds of each group; threads that have ended are not in it. */
    static Map<String, Long> of(long pid) throws IOException {
        Map<String, Long> groups = new TreeMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                add(thread, groups);
            }
        }
        return groups;
    }

    private static void add(Path thread, Map<String, Long> groups) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            groups.merge(groupOf(stat), ProcessUsage.parse(stat).cpuMicros(), Long::sum);
        } catch (NoSuchFileException e) {
            // It has just ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String groupOf(String stat) {
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        return GROUPS.entrySet().stream()
                .filter(group -> name.startsWith(group.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(REST);
    }
}
