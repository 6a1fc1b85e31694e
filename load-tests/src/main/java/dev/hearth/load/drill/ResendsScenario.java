package dev.hearth.load.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every command is sent one to four times: at once, after its answer, and over another socket. What was refused for good is
 * not sent again, as no client may do that.
 */
final class ResendsScenario implements Scenario {

    /** Keys are remembered for the last 128 commands of a person: what is left for another socket must not wait longer. */
    private static final int COMMANDS_PER_SOCKET = 40;

    private static final Duration LONGEST_RUN = Duration.ofMinutes(30);
    private static final int SENDINGS_MAX = 4;

    @Override
    public Resident.Manner manner(DrillSettings settings) {
        int each = Math.max(1, settings.commands() / settings.bots());
        return new Resident.Manner(Scenario.super.manner(settings).pause(), 100, each, 0);
    }

    @Override
    public void run(DrillTown town, DrillReport report) throws InterruptedException {
        Map<Resident, Long> droppedAt = new HashMap<>();
        long begun = System.nanoTime();
        town.residents().forEach(Resident::work);
        boolean done = Watch.until(LONGEST_RUN, () -> {
            town.residents().forEach(resident -> dropNowAndThen(resident, droppedAt));
            return town.residents().stream().allMatch(Resident::done);
        });
        double seconds = Watch.secondsSince(begun);
        report.figure("seconds", seconds);
        report.figure("commands_per_s", Math.round(town.log().ok() / seconds));
        report.proves(done, "the commands were not sent in time");
        town.residents().forEach(Resident::rest);
        judge(town, report);
    }

    private static void dropNowAndThen(Resident resident, Map<Resident, Long> droppedAt) {
        long decided = resident.decidedCount();
        if (decided - droppedAt.getOrDefault(resident, 0L) >= COMMANDS_PER_SOCKET) {
            droppedAt.put(resident, decided);
            resident.returning().drop();
        }
    }

    private static void judge(DrillTown town, DrillReport report) {
        List<CommandRecord> commands = town.people().stream()
                .flatMap(bot -> bot.history().commands().stream())
                .filter(record -> !record.type().equals("room.join"))
                .toList();
        Map<String, Integer> bySendings = new TreeMap<>();
        commands.forEach(record -> bySendings.merge(Integer.toString(record.sendings()), 1, Integer::sum));
        ObjectNode sendings = Json.counts(bySendings);
        report.figure("commands_by_sendings", sendings);
        for (int times = 1; times <= SENDINGS_MAX; times++) {
            boolean some = bySendings.containsKey(Integer.toString(times));
            report.proves(some, "no command was sent " + times + " times");
        }
        report.proves(commands.size() >= town.settings().commands(), "only " + commands.size() + " commands");
    }
}
