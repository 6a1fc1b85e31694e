package dev.hearth.load.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bot as it stands in the tutorial, taken from the page and running as a process of its own. */
final class TutorialBot implements AutoCloseable {

    /** Where the build of the project puts what only these tests need; {@code ws} is looked for here. */
    static final Path WORKSHOP = Path.of("target", "bots").toAbsolutePath();

    private static final Path PAGE = Path.of("..", "docs", "tutorials", "first-bot.md");
    private static final Pattern PROGRAM =
            Pattern.compile("(?ms)^[^\\n]*as `([a-z]+\\.(?:py|mjs))`:\\n\\n```[a-z]+\\n(.*?)^```$");
    private static final Pattern IN_ROOM = Pattern.compile("(?m)^in room ([a-z0-9]{26})$");
    private static final long PROBE_SECONDS = 20;

    private final Path log;
    private final Process process;

    private TutorialBot(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** Writes every program of the page into the workshop; returns their names. */
    static List<String> unpack() throws IOException {
        Files.createDirectories(WORKSHOP);
        List<String> names = PROGRAM.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        Matcher program = PROGRAM.matcher(Files.readString(PAGE));
        while (program.find()) {
            Files.writeString(WORKSHOP.resolve(program.group(1)), program.group(2));
        }
        return names;
    }

    /** A Python that knows websockets, if there is one. */
    static Optional<List<String>> python() throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (succeeds(List.of(python, "-c", "import websockets"))) {
                return Optional.of(List.of(python));
            }
        }
        return Optional.empty();
    }

    /** A Node that knows ws, if there is one. */
    static Optional<List<String>> node() throws IOException, InterruptedException {
        boolean there = succeeds(List.of("node", "--input-type=module", "-e", "import 'ws'"));
        return there ? Optional.of(List.of("node")) : Optional.empty();
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(WORKSHOP);
        try {
            Process probe = inWorkshop(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            probe.destroyForcibly();
            return ended && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts a program of the page and lets it make a room of its own. */
    static TutorialBot start(List<String> interpreter, String program, String server) throws IOException {
        Path log = Files.createTempFile(WORKSHOP, program + "-", ".log");
        List<String> command = List.of(interpreter.get(0), program, server);
        return new TutorialBot(
                log, inWorkshop(command).redirectOutput(log.toFile()).start());
    }

    private static ProcessBuilder inWorkshop(List<String> command) {
        return new ProcessBuilder(command).directory(WORKSHOP.toFile()).redirectErrorStream(true);
    }

    /** The room it has made, as soon as it says so. */
    String room() throws Exception {
        return Town.eventually("in a room: " + log, () -> {
            Matcher room = IN_ROOM.matcher(output());
            return room.find() ? Optional.of(room.group(1)) : Optional.empty();
        });
    }

    /** What it wrote so far, errors included. */
    String output() throws IOException {
        return Files.readString(log);
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
