package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.process.Prometheus;
import dev.hearth.load.report.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The command that runs drills, prints what came of each, and keeps one line of JSON for each run. */
public final class Drill {

    private static final int WRONG_USAGE = 64;

    private final PrintStream out;
    private final String commit;
    private final boolean dirty;
    private final List<Integer> codes = new ArrayList<>();

    private Drill(PrintStream out) throws IOException, InterruptedException {
        this.out = out;
        this.commit = Machine.commit();
        this.dirty = Machine.dirty();
    }

    /**
     * Runs the drills named.
     *
     * @param arguments see the usage text, shown when they are wrong; may hold several words each
     */
    public static void main(String[] arguments) throws Exception {
        // Whoever stops this command stops what it started: nodes and stores would go on without it.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        int code;
        try {
            code = run(arguments);
        } catch (IllegalArgumentException e) {
            PrintStream out = System.out;
            out.println(e.getMessage() + "\n" + DrillSettings.USAGE);
            code = WRONG_USAGE;
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs the drills named, prints their reports, and returns the worst exit code.
     *
     * @throws IllegalArgumentException when the arguments are wrong
     */
    public static int run(String... arguments) throws IOException, InterruptedException {
        List<DrillSettings> drills = DrillSettings.parse(Stream.of(arguments)
                .flatMap(argument -> Stream.of(argument.trim().split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .toList());
        Drill drill = new Drill(System.out);
        for (DrillSettings settings : drills) {
            if (settings.drill().cluster()) {
                drill.addUp(settings);
            } else if (settings.drill() == DrillName.ALARMS && !Prometheus.isInstalled()) {
                drill.out.println("alarms: left out, because there is no prometheus on the path");
            } else {
                drill.runOnce(settings);
            }
        }
        drill.summarize(
                drills.stream().filter(settings -> settings.drill().cluster()).toList());
        return drill.codes.contains(1)
                ? 1
                : drill.codes.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Runs what is missing. A run that proves nothing is not tried again at once: the next one would hardly be better. */
    private void addUp(DrillSettings settings) throws IOException, InterruptedException {
        if (settings.drill() == DrillName.UPGRADE && settings.previous().isEmpty()) {
            out.println("upgrade: left out, because it needs --from-distribution=<folder>");
            return;
        }
        boolean proved = true;
        int next = progress(settings).next(settings.count());
        while (proved && next > 0) {
            Progress before = progress(settings);
            out.println(settings.drill().word() + ": " + before.times() + " of "
                    + settings.count().wanted() + " have been done, " + next + " follow in one run");
            DrillReport report = runOnce(settings.run(next, settings.seed() + before.times()));
            proved = report.exitCode() != DrillReport.PROVES_NOTHING && report.times() > 0;
            next = progress(settings).next(settings.count());
        }
    }

    private Progress progress(DrillSettings settings) throws IOException {
        return Progress.of(
                lines(settings.output()), Progress.key(settings.drill().word(), commit, dirty, settings.toJson()));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(Json::parse).toList();
        }
    }

    private DrillReport runOnce(DrillSettings settings) throws IOException, InterruptedException {
        String loadBefore = Machine.loadAverages();
        DrillReport report = conduct(settings);
        if (!report.kept()) {
            keepEvidence(settings, report);
        }
        append(settings.output(), describe(settings, loadBefore, report).toString());
        out.println(settings.drill().word() + "\n" + report);
        codes.add(report.exitCode());
        return report;
    }

    /** A drill that breaks is a promise that broke: its report is kept, and the next one may run. */
    private static DrillReport conduct(DrillSettings settings) throws InterruptedException {
        DrillReport report = new DrillReport();
        Finish.selfTest(report);
        Scenario scenario = Scenario.of(settings);
        try (DrillTown town = DrillTown.open(settings, scenario)) {
            town.settle(scenario.manner(settings));
            scenario.run(town, report);
            Finish.judge(town, report);
        } catch (IOException | RuntimeException | AssertionError e) {
            report.broke(e.toString());
        }
        return report;
    }

    /** Logs and journal of a broken run are moved out of the way of the next one. */
    private static void keepEvidence(DrillSettings settings, DrillReport report) throws IOException {
        Path work = settings.workFolder();
        if (Files.exists(work)) {
            String when =
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
            Path kept = work.resolveSibling(
                    work.getFileName() + "-" + settings.drill().word() + "-" + when);
            report.figure("evidence", TextNode.valueOf(Files.move(work, kept).toString()));
        }
    }

    private ObjectNode describe(DrillSettings settings, String loadBefore, DrillReport report) throws IOException {
        ObjectNode line = Json.object()
                .put("drill", settings.drill().word())
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("commit", commit)
                .put("dirty", dirty)
                .put("load_before", loadBefore);
        line.set("parameters", settings.toJson());
        line.setAll(report.toJson());
        line.set("hardware", Machine.toJson());
        return line;
    }

    private static void append(Path file, String line) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void summarize(List<DrillSettings> drills) throws IOException {
        if (drills.isEmpty()) {
            return;
        }
        Set<String> machines = new TreeSet<>();
        out.println("Commit " + commit + (dirty ? " with changes that are not committed" : "") + "\n");
        out.println("| Drill | Times | Promises | Figures |\n| --- | --- | --- | --- |");
        for (DrillSettings settings : drills) {
            Progress progress = progress(settings);
            machines.addAll(progress.machines());
            out.println(progress.row(settings.drill().word(), settings.count().wanted()));
        }
        out.println("\n" + String.join("\n", machines));
    }
}
