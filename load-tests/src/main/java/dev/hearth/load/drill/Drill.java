package dev.hearth.load.drill;

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

/** The command that runs drills, prints what came of each, and keeps one line of JSON. */
public final class Drill {

    private static final int WRONG_USAGE = 64;

    private Drill() {}

    /**
     * Runs the drills named.
     *
     * @param arguments see the usage text, shown when they are wrong; may hold several words each
     */
    public static void main(String[] arguments) throws Exception {
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
        List<DrillSettings> runs = DrillSettings.parse(Stream.of(arguments)
                .flatMap(argument -> Stream.of(argument.trim().split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .toList());
        PrintStream out = System.out;
        boolean broken = false;
        int worst = 0;
        for (DrillSettings run : runs) {
            String loadBefore = Machine.loadAverages();
            DrillReport report = run(run);
            append(run.output(), describe(run, loadBefore, report).toString());
            out.println(run.drill().word() + "\n" + report);
            broken |= !report.kept();
            worst = Math.max(worst, report.exitCode());
        }
        return broken ? 1 : worst;
    }

    private static DrillReport run(DrillSettings settings) throws IOException, InterruptedException {
        DrillReport report = new DrillReport();
        Finish.selfTest(report);
        Scenario scenario = Scenario.of(settings);
        try (DrillTown town = DrillTown.open(settings, scenario.configuration())) {
            town.settle(scenario.manner(settings));
            scenario.run(town, report);
            Finish.judge(town, report);
        }
        return report;
    }

    private static ObjectNode describe(DrillSettings settings, String loadBefore, DrillReport report)
            throws IOException, InterruptedException {
        ObjectNode line = Json.object()
                .put("drill", settings.drill().word())
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("commit", Machine.commit())
                .put("dirty", Machine.dirty())
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
}
