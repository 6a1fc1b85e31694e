package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import dev.hearth.load.command.CommandWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is drilled, and how hard. One place for all options, their defaults and their meaning.
 *
 * @param drill its name
 * @param output the file that gets a line for each run
 * @param workFolder data and logs of the server that is started; emptied before
 * @param bots people
 * @param rooms over which they are spread evenly
 * @param rate commands a second over all bots while all of them are connected
 * @param seconds how long people work, in drills that no count ends
 * @param cuts lost links
 * @param kills how often the node is killed
 * @param commands in drills that count them
 * @param outages how long links are cut
 * @param backOffMax the longest pause of a client before a new try
 * @param seed of everything random that a drill chooses
 * @param count how often, in drills of a cluster
 * @param previous the folder of the distribution that an upgrade begins with
 */
record DrillSettings(
        DrillName drill,
        Path output,
        Path workFolder,
        int bots,
        int rooms,
        int rate,
        int seconds,
        int cuts,
        int kills,
        int commands,
        Outages outages,
        Duration backOffMax,
        long seed,
        Count count,
        Optional<Path> previous) {

    /**
     * How often what a drill of a cluster is about happens. Drills of one node ignore it.
     *
     * @param wanted over all runs of one commit
     * @param times in this run, or at most in one run
     */
    record Count(int wanted, int times) {

        Count {
            if (wanted < 0 || times < 1) {
                throw new IllegalArgumentException("runs " + wanted + ", at-once " + times);
            }
        }
    }

    DrillSettings {
        if (bots < 1 || rooms < 1 || bots % rooms != 0 || rate < 0 || seconds < 0 || cuts < 0 || kills < 0) {
            throw new IllegalArgumentException("a drill needs rooms of equally many bots and nothing below 0, got bots "
                    + bots + ", rooms " + rooms + ", rate " + rate + ", seconds " + seconds + ", cuts " + cuts
                    + ", kills " + kills);
        }
        if (commands < 0 || backOffMax.isNegative() || backOffMax.isZero()) {
            throw new IllegalArgumentException("commands " + commands + ", backoff-max " + backOffMax);
        }
    }

    static final String USAGE = """
            Usage: <drill>... [--<option>=<value>]...
            Drills of one node: cuts, resends, losses, slow-readers, store, kills, alarms, or all of them: all
            Drills of three nodes: kill-random, kill-oldest, pause-short, pause-long, starved, collecting, store-stopped,
              store-killed, partition-oldest, partition-younger, partition-mute, partition-deaf, rolling, upgrade,
              scaling, or all of them: campaign
            Options:
              --out=<file>           where the line of each run is appended (target/drills.jsonl)
              --work=<folder>        data and logs of the server that is started (target/drill); emptied before each run
              --bots=<count>         people (200; slow-readers, alarms: 100; three nodes: 600)
              --rooms=<count>        over which they are spread evenly (20; slow-readers, alarms: 1; three nodes: 300)
              --rate=<r>             commands a second while everybody is connected; 0: as fast as answers come
              --seconds=<seconds>    how long people work; store, pause, partition: how long it lasts; slow-readers:
                                     how long they do not read; kill, kills, rolling, scaling: between two of them
              --cuts=<count>         lost links (cuts: 10000)
              --kills=<count>        kill -9 of the node, spread over the run (cuts: 0, kills: 5)
              --commands=<count>     each sent 1 to 4 times (resends: 100000)
              --shortest=<seconds>   a link is cut for at least so long (0.1)
              --longest=<seconds>    and at most so long (30)
              --lengths=<how>        log-uniform (as many short as long, by ratio) or uniform
              --backoff-max=<s>      the longest pause of a client before a new try (2); the protocol's own is 30
              --seed=<number>        of everything that a drill chooses at random (1)
              --runs=<count>         three nodes: how often it has to happen; earlier runs of the same commit with the
                                     same options count, and what is missing is run
              --at-once=<count>      three nodes: how often it happens in one run at most
              --from-distribution=<folder>  upgrade: the unpacked distribution of the previous build
            Ends with 0 when every promise was kept, 1 when one was broken, 3 when the run proves nothing.
            """;

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("bots", bots)
                .put("rooms", rooms)
                .put("rate", rate)
                .put("seconds", seconds)
                .put("cuts", cuts)
                .put("kills", kills)
                .put("commands", commands)
                .put("outages", outages.toString())
                .put("backoff_max_ms", backOffMax.toMillis())
                .put("seed", seed);
        previous.ifPresent(folder -> json.put("previous", folder.toString()));
        return json;
    }

    /** One run of those that add up: it happens so often, and other things are chosen than in the runs before. */
    DrillSettings run(int times, long ownSeed) {
        return new DrillSettings(
                drill,
                output,
                workFolder,
                bots,
                rooms,
                rate,
                seconds,
                cuts,
                kills,
                commands,
                outages,
                backOffMax,
                ownSeed,
                new Count(count.wanted(), times),
                previous);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static List<DrillSettings> parse(List<String> arguments) {
        Map<String, List<DrillName>> groups = Map.of("all", DrillName.alone(), "campaign", DrillName.campaign());
        return CommandWords.of(arguments).runs("drill", groups, DrillName::of, DrillSettings::of);
    }

    private static DrillSettings of(DrillName name, CommandWords options) {
        return new DrillSettings(
                name,
                options.path("out", "target/drills.jsonl"),
                options.path("work", "target/drill"),
                options.take("bots", name.bots()),
                options.take("rooms", name.rooms()),
                options.take("rate", name.rate()),
                options.take("seconds", name.seconds()),
                options.take("cuts", name.cuts()),
                options.take("kills", name.kills()),
                options.take("commands", name.commands()),
                outages(options),
                seconds(options, "backoff-max", "2"),
                Long.parseLong(options.take("seed", "1")),
                new Count(options.take("runs", name.wanted()), options.take("at-once", name.atOnce())),
                // Of the others it is no parameter: their runs add up with it and without.
                options.take("from-distribution")
                        .filter(given -> name == DrillName.UPGRADE)
                        .map(given -> Path.of(given).toAbsolutePath()));
    }

    private static Outages outages(CommandWords options) {
        Duration shortest = seconds(options, "shortest", "0.1");
        Duration longest = seconds(options, "longest", "30");
        return new Outages(shortest, longest, Outages.Lengths.of(options.take("lengths", "log-uniform")));
    }

    private static Duration seconds(CommandWords options, String name, String otherwise) {
        return Duration.ofMillis((long) (1_000 * Double.parseDouble(options.take(name, otherwise))));
    }
}
