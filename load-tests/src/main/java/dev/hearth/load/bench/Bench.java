package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.report.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The command that runs benchmarks and writes one line of JSON for each. */
public final class Bench {

    private static final int WRONG_USAGE = 64;

    private Bench() {}

    /**
     * Runs the benchmarks named.
     *
     * @param arguments see the usage text, shown when they are wrong; may hold several words each
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        List<BenchSettings> runs;
        try {
            runs = BenchSettings.parse(Stream.of(arguments)
                    .flatMap(argument -> Stream.of(argument.trim().split("\\s+", -1)))
                    .filter(word -> !word.isEmpty())
                    .toList());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n" + BenchSettings.USAGE);
            System.exit(WRONG_USAGE);
            return;
        }
        for (BenchSettings run : runs) {
            String line = run(run).toString();
            append(run.output(), line);
            out.println(line);
        }
    }

    /** One run, as the line that is kept of it. */
    static ObjectNode run(BenchSettings settings) throws IOException, InterruptedException {
        String loadBefore = Machine.loadAverages();
        return describe(settings, loadBefore, results(settings));
    }

    private static ObjectNode results(BenchSettings settings) throws IOException, InterruptedException {
        if (settings.benchmark() == BenchSettings.Name.DRAIN) {
            return DrainBenchmark.run(settings.workFolder(), settings.load());
        }
        try (BenchTarget target = BenchTarget.of(settings)) {
            return run(settings, target);
        }
    }

    private static ObjectNode run(BenchSettings settings, BenchTarget target) throws IOException, InterruptedException {
        return switch (settings.benchmark()) {
            case IDLE -> IdleBenchmark.run(target, settings.load());
            case STORM -> StormBenchmark.run(target, settings.load());
            case ARENA -> ArenaBenchmark.run(target, settings.load(), settings.interest());
            case JOINS -> JoinBenchmark.run(target, settings.load());
            case PLAZA_LIMIT -> SayBenchmark.search(target, settings.load());
            case OVERLOAD -> SayBenchmark.overload(target, settings.load());
            case DRAIN -> throw new IllegalArgumentException("a drain has nodes of its own");
            case ONE_ROOM, HUNDRED_ROOMS, PLAZA, PLAZA_APART, TABLES -> SayBenchmark.run(target, settings.load());
        };
    }

    static ObjectNode describe(BenchSettings settings, String loadBefore, ObjectNode results)
            throws IOException, InterruptedException {
        ObjectNode line = Json.object()
                .put("benchmark", settings.benchmark().word())
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("commit", Machine.commit())
                .put("dirty", Machine.dirty())
                .put("load_before", loadBefore);
        line.set("parameters", parameters(settings));
        line.set("results", results);
        line.set("hardware", Machine.toJson());
        return line;
    }

    private static ObjectNode parameters(BenchSettings settings) {
        BenchSettings.Load load = settings.load();
        ObjectNode parameters = Json.object()
                .put("started", settings.target().isEmpty())
                .put("rooms", load.rooms())
                .put("people", load.people())
                .put("warm_up_s", load.warmUpSeconds())
                .put("seconds", load.stageSeconds());
        if (settings.benchmark() == BenchSettings.Name.ARENA) {
            parameters.put("interest", settings.interest() ? "on" : "off");
        }
        String options = System.getenv("JAVA_OPTS");
        return options == null ? parameters : parameters.put("java_opts", options);
    }

    private static void append(Path file, String line) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
