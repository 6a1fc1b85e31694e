package dev.hearth.load.drill;

import dev.hearth.load.bot.CommandRecord;
import dev.hearth.load.bot.History;
import dev.hearth.load.bot.ReturningBot;
import dev.hearth.load.checker.PlantedFault;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.process.HearthCommand;
import dev.hearth.load.run.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What every drill does before and after: the checker proves itself, and at the end everything is judged. */
final class Finish {

    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(90);
    private static final Duration AUDITED_WITHIN = Duration.ofMinutes(10);
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int FAULTS_MIN = 12;

    private Finish() {}

    /** Plants every known fault; a checker that misses one makes the run void. */
    static void selfTest(DrillReport report) {
        List<PlantedFault> missed = PlantedFault.missed();
        int planted = PlantedFault.all().size();
        report.proves(PlantedFault.correctRunIsClean(), "the checker blames a correct run");
        report.proves(planted >= FAULTS_MIN && missed.isEmpty(), "the checker missed " + missed);
        report.figure("planted_faults", planted);
        report.figure("planted_faults_caught", planted - missed.size());
    }

    /** Lets everybody finish what they began; what waits for another socket gets one. */
    static void settle(DrillTown town, DrillReport report) throws InterruptedException {
        town.residents().forEach(Resident::rest);
        boolean live = live(town);
        // What is decided only after its bot got another socket would wait for yet another one.
        boolean decided = Watch.until(DECIDED_WITHIN, () -> sum(town, ReturningBot::undecided) == 0);
        town.residents().stream()
                .map(Resident::returning)
                .filter(bot -> bot.pending().join() > 0)
                .forEach(ReturningBot::drop);
        decided &= Watch.until(DECIDED_WITHIN, () -> sum(town, ReturningBot::pending) == 0);
        live &= live(town);
        long away =
                town.residents().stream().filter(resident -> !resident.live()).count();
        report.promise(
                "everybody comes back", live, away + " of " + town.residents().size() + " are away");
        report.promise("every command is decided in the end", decided, sum(town, ReturningBot::pending) + " are open");
    }

    private static boolean live(DrillTown town) throws InterruptedException {
        return Watch.until(DECIDED_WITHIN, () -> town.residents().stream().allMatch(Resident::live));
    }

    private static int sum(DrillTown town, Function<ReturningBot, CompletableFuture<Integer>> count) {
        return town.residents().stream()
                .map(resident -> count.apply(resident.returning()))
                .mapToInt(CompletableFuture::join)
                .sum();
    }

    /** Judges histories and logs, stops the node, and lets the server's own auditor read the journal. */
    static void judge(DrillTown town, DrillReport report) throws IOException, InterruptedException {
        settle(town, report);
        report.promise(
                "nobody is told to stop",
                town.log().stops().isEmpty(),
                town.log().stops() + " stops");
        long begun = System.nanoTime();
        Ending ending = Ending.of(town.people(), town.readers());
        report.figure("reading_and_checking_s", Watch.secondsSince(begun));
        report.checked(ending.report());
        exactlyOnce(ending, report);
        report.figure("events", ending.events());
        report.figure("bots", town.log().toJson());
        report.promise(
                "every process that should run does",
                town.world().alive(),
                town.world().doors().size() + " nodes");
        Collection<Integer> codes = town.world().stop();
        report.promise(
                "nodes stop in good order",
                codes.stream().allMatch(code -> code == 0 || code == ENDED_BY_SIGTERM),
                "exit codes " + codes);
        HearthCommand.Exit audit = town.world().audit(AUDITED_WITHIN);
        String last = audit.output().strip();
        report.promise(
                "the journal's auditor finds nothing", audit.code() == 0, last.substring(last.lastIndexOf('\n') + 1));
    }

    /** The plainest count of all: as many lines stand in the logs as were acknowledged. */
    private static void exactlyOnce(Ending ending, DrillReport report) {
        List<CommandRecord> says = ending.histories().stream()
                .map(History::commands)
                .flatMap(List::stream)
                .filter(record -> record.type().equals("room.say"))
                .toList();
        long ok = count(says, CommandRecord.Fate.DONE);
        long open = count(says, CommandRecord.Fate.OPEN);
        long sendings = says.stream().mapToLong(CommandRecord::sendings).sum();
        long said = ending.logs().stream()
                .map(StreamLog::entries)
                .flatMap(List::stream)
                .filter(entry -> entry.type().equals("room.said"))
                .count();
        report.promise(
                "effects are exactly one for each line",
                said >= ok && said <= ok + open,
                ok + " lines acknowledged in " + sendings + " sendings, " + open + " open, " + said + " in the logs");
    }

    private static long count(List<CommandRecord> records, CommandRecord.Fate fate) {
        return records.stream().filter(record -> record.fate() == fate).count();
    }
}
