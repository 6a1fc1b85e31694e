package dev.hearth.load.bench;

import dev.hearth.load.command.CommandWords;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is measured, where, and how hard. One place for all options, their defaults and their meaning.
 *
 * @param benchmark its name
 * @param target a server that runs already; empty to start one
 * @param serverPid its process, when it is on this machine
 * @param storePid its Cassandra's process, when it is on this machine
 * @param output the file that gets a line for each run
 * @param workFolder data and logs of a server that is started; emptied before
 * @param interest whether crowded rooms may show people less of those far away; of the arena only
 * @param load how hard
 */
record BenchSettings(
        Name benchmark,
        Optional<URI> target,
        OptionalLong serverPid,
        OptionalLong storePid,
        Path output,
        Path workFolder,
        boolean interest,
        Load load) {

    /** The benchmarks there are. */
    enum Name {
        ONE_ROOM("one-room"),
        HUNDRED_ROOMS("hundred-rooms"),
        PLAZA("plaza"),
        PLAZA_APART("plaza-apart"),
        PLAZA_LIMIT("plaza-limit"),
        TABLES("tables"),
        ARENA("arena"),
        JOINS("joins"),
        IDLE("idle"),
        STORM("storm"),
        OVERLOAD("overload"),
        DRAIN("drain");

        /** Lines a second of the search for the highest rate; at 50 people in a room 50 deliveries each. */
        private static final List<Double> RISING = List.of(
                2_000.0, 3_000.0, 4_000.0, 5_000.0, 6_000.0, 7_000.0, 8_000.0, 10_000.0, 12_000.0, 15_000.0, 18_000.0);

        private final String word;

        Name(String word) {
            this.word = word;
        }

        /** What is taken where no option says otherwise. */
        private Load defaults() {
            return switch (this) {
                case ONE_ROOM -> new Load(1, 10, List.of(500.0, 1_000.0, 2_500.0, 5_000.0), 25, 1_000, 10, 50);
                case HUNDRED_ROOMS -> new Load(100, 10, List.of(1_000.0, 2_500.0, 5_000.0), 30, 2_500, 12, 2);
                case PLAZA, PLAZA_APART -> new Load(20, 50, List.of(1_000.0), 65, 1_000, 30, 0);
                case PLAZA_LIMIT -> new Load(20, 50, RISING, 65, 2_000, 12, 0);
                case TABLES -> new Load(1_000, 5, List.of(1_000.0), 65, 500, 30, 0);
                case ARENA -> new Load(1, 500, List.of(5_000.0), 65, 5_000, 30, 0);
                case JOINS -> new Load(100, 10, List.of(500.0, 1_000.0), 45, 500, 20, 1);
                case IDLE -> new Load(15_000, 1, List.of(), 0, 0, 26, 0);
                case STORM -> new Load(100, 50, List.of(), 0, 0, 60, 0);
                case OVERLOAD -> new Load(300, 2, List.of(1.0, 3.0, 0.5), 45, 500, 20, 1);
                case DRAIN -> new Load(40, 50, List.of(), 0, 100, 60, 0);
            };
        }

        String word() {
            return word;
        }

        private static Name of(String word) {
            return Stream.of(values())
                    .filter(name -> name.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no benchmark '" + word + "'"));
        }
    }

    /**
     * How hard.
     *
     * @param rooms how many; of silent sockets: how many sockets, measured at a third of them too
     * @param people in each room, all of whom speak
     * @param rates lines, steps or joins a second over all rooms, one stage after the other; of overload: multiples of the
     *     highest rate that was found before
     * @param warmUpSeconds before the first stage, at least
     * @param warmUpRate lines a second meanwhile; of a drain: while the node leaves
     * @param stageSeconds how long each stage is measured; of storms and drains: how long anybody is waited for
     * @param unanswered lines that each person keeps unanswered in a last stage, which finds the highest rate; 0 for no
     *     such stage
     */
    record Load(
            int rooms,
            int people,
            List<Double> rates,
            int warmUpSeconds,
            int warmUpRate,
            int stageSeconds,
            int unanswered) {

        Load {
            if (rooms < 1
                    || people < 1
                    || warmUpSeconds < 0
                    || stageSeconds < 1
                    || unanswered < 0
                    || unanswered > 500) {
                throw new IllegalArgumentException("a load needs rooms, people and time, got rooms " + rooms
                        + ", people " + people + ", warm-up " + warmUpSeconds + ", seconds " + stageSeconds
                        + ", unanswered " + unanswered);
            }
            if (rates.stream().anyMatch(rate -> rate <= 0)) {
                throw new IllegalArgumentException("rates must be above 0, got " + rates);
            }
            rates = List.copyOf(rates);
        }
    }

    static final String USAGE = """
            Usage: <benchmark>... [--<option>=<value>]...
            Benchmarks: one-room, hundred-rooms, plaza, plaza-apart, plaza-limit, tables, arena, joins, idle, storm,
              overload, drain, or all of them: all
            Options:
              --target=<url>       measure a server that runs already, such as http://127.0.0.1:7070; its limits must be
                                   lifted; not for drain, which starts three nodes
              --server-pid=<pid>   process of that server, if it is on this machine: its CPU and memory are read from /proc
              --store-pid=<pid>    process of its Cassandra, if it is on this machine
              --out=<file>         where the line of each run is appended (target/bench.jsonl)
              --work=<folder>      data and logs of the server that is started (target/bench); emptied before each run
              --rooms=<count>      rooms; for idle: sockets, measured at a third of them too
              --people=<count>     people in each room
              --rates=<r,r,..>     lines, steps (arena) or joins a second over all rooms, a stage for each; for overload:
                                   multiples of the highest rate, which it finds first
              --warm-up=<seconds>  before the first stage; it goes on until the server's compiler is quiet
              --warm-up-rate=<r>   lines a second meanwhile; for drain: while the node leaves
              --seconds=<seconds>  how long each stage is measured; for idle: with heartbeats; for storm and drain: the
                                   longest wait
              --interest=<on|off>  arena: whether people see less of those far away (off)
              --unanswered=<count> lines each person keeps unanswered in a last stage without a rate, 0 to 500; 0: no such stage
            """;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static List<BenchSettings> parse(List<String> arguments) {
        return CommandWords.of(arguments)
                .runs("benchmark", Map.of("all", List.of(Name.values())), Name::of, BenchSettings::of);
    }

    private static BenchSettings of(Name name, CommandWords options) {
        Load defaults = name.defaults();
        Optional<URI> target = options.take("target").map(URI::create);
        if (name == Name.DRAIN && target.isPresent()) {
            throw new IllegalArgumentException("drain starts its own nodes and takes no --target");
        }
        Load load = new Load(
                options.take("rooms", defaults.rooms()),
                options.take("people", defaults.people()),
                rates(options, defaults),
                options.take("warm-up", defaults.warmUpSeconds()),
                options.take("warm-up-rate", defaults.warmUpRate()),
                options.take("seconds", defaults.stageSeconds()),
                options.take("unanswered", defaults.unanswered()));
        return new BenchSettings(
                name,
                target,
                pid(options, "server-pid"),
                pid(options, "store-pid"),
                options.path("out", "target/bench.jsonl"),
                options.path("work", "target/bench"),
                interest(options),
                load);
    }

    private static boolean interest(CommandWords options) {
        String given = options.take("interest", "off");
        if (!given.equals("on") && !given.equals("off")) {
            throw new IllegalArgumentException("--interest is on or off, got " + given);
        }
        return given.equals("on");
    }

    private static List<Double> rates(CommandWords options, Load defaults) {
        return options.take("rates")
                .map(given ->
                        Stream.of(given.split(",", -1)).map(Double::valueOf).toList())
                .orElse(defaults.rates());
    }

    private static OptionalLong pid(CommandWords options, String name) {
        return options.take(name).stream().mapToLong(Long::parseLong).findFirst();
    }
}
