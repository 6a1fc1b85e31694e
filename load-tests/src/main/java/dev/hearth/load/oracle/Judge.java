package dev.hearth.load.oracle;

import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.History;
import dev.hearth.load.bot.Json;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.checker.PlantedFault;
import dev.hearth.load.checker.StreamLog;
import dev.hearth.load.drill.DrillReport;
import dev.hearth.load.measure.LoadTally;
import dev.hearth.load.measure.Stairs;
import dev.hearth.load.plan.Departure;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.run.Ending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Judges a run: was the server right, was it fast enough, and can the run be believed at all. */
final class Judge {

    private final LoadProfile profile;
    private final LoadSettings settings;
    private final LoadTally tally;
    private final DrillReport report = new DrillReport();

    Judge(LoadProfile profile, LoadSettings settings, LoadTally tally) {
        this.profile = profile;
        this.settings = settings;
        this.tally = tally;
    }

    /** @param came how many people signed in or tried to */
    DrillReport of(int came, Collection<Visitor> visitors, Stewards stewards, Stairs stairs)
            throws IOException, InterruptedException {
        List<PlantedFault> missed = PlantedFault.missed();
        report.proves(PlantedFault.correctRunIsClean(), "the checker blames a correct run");
        report.proves(missed.isEmpty(), "the checker missed " + missed);
        if (visitors.stream().map(Visitor::history).anyMatch(History::overflowed)) {
            report.proves(false, "a history overflowed");
        } else {
            right(visitors, stewards);
        }
        report.promise(
                "everybody who comes gets in",
                visitors.size() == came,
                came + " came, " + (came - visitors.size()) + " could not sign in");
        answered(visitors);
        fast(stairs);
        believable(visitors, stairs);
        return report;
    }

    private void right(Collection<Visitor> visitors, Stewards stewards) throws IOException, InterruptedException {
        List<History> histories = new ArrayList<>(stewards.silentHistories());
        visitors.forEach(visitor -> histories.add(visitor.history()));
        stewards.comeBack();
        List<Bot> bots = new ArrayList<>(stewards.bots());
        Set<String> correspondents = new HashSet<>();
        visitors.forEach(visitor -> correspondents.addAll(visitor.correspondents()));
        for (Visitor visitor : visitors) {
            if (correspondents.contains(visitor.persona())) {
                bots.add(stewards.again(visitor));
            }
        }
        Ending ending = Ending.of(bots, stewards.readers(), histories);
        report.checked(ending.report());
        report.figure("events", ending.events());
        List<String> crowded = new ArrayList<>();
        ending.logs().stream()
                .filter(log -> log.stream().startsWith("room:"))
                .forEach(log -> crowded.addAll(over(log)));
        report.promise(
                "no room holds more people than its capacity",
                crowded.isEmpty(),
                stewards.rooms().size() + " rooms checked, " + crowded.size() + " broken",
                crowded);
    }

    /** The places in a room's log at which more people are in it than it has places. */
    static List<String> over(StreamLog log) {
        List<String> places = new ArrayList<>();
        RoomState room = new RoomState();
        for (StreamLog.Entry entry : log.entries()) {
            room.apply(entry.offset(), entry.event());
            int capacity = room.settings().path("capacity").asInt(Integer.MAX_VALUE);
            if ("room.joined".equals(entry.type()) && room.occupants().size() > capacity) {
                places.add(log.stream() + ": offset " + entry.offset() + ": "
                        + room.occupants().size() + " people in " + capacity + " places");
            }
        }
        return places;
    }

    private void answered(Collection<Visitor> visitors) {
        Map<String, Integer> refusals = new TreeMap<>(tally.refusals());
        refusals.keySet().removeAll(profile.allowedRefusals());
        report.promise("nothing is refused that should not be", refusals.isEmpty(), Json.counts(refusals) + " refused");
        if (profile.departure() != Departure.NONE) {
            leftOpen();
        }
        report.promise(
                "every command is answered", tally.unansweredCount() == 0, tally.unansweredCount() + " unanswered");
        report.promise("no socket is lost", tally.lost().isEmpty(), Json.counts(tally.lost()) + " lost");
        List<String> behind = tally.behind();
        report.promise(
                "everybody sees what they did themselves",
                behind.isEmpty(),
                visitors.size() + " visitors, " + behind.size() + " behind in the end",
                behind);
    }

    private void leftOpen() {
        List<String> vague = tally.undecided().keySet().stream()
                .filter(answer -> !mayBeLeftOpen(answer))
                .toList();
        report.promise(
                "nothing is left open but what a node that goes may not know, and when to ask again is said",
                vague.isEmpty(),
                Json.counts(tally.undecided()) + " sent again, " + tally.cutCount() + " sockets cut",
                vague);
    }

    /** What a server may answer while one of its nodes goes away. */
    static boolean mayBeLeftOpen(String answer) {
        return (answer.startsWith("unknown ") || answer.startsWith("error room.moving"))
                && !answer.endsWith("without after_ms");
    }

    private void fast(Stairs stairs) {
        for (Stairs.Step step : stairs.steps().stream().limit(1).toList()) {
            // A generator in its own way is late with what it sends and with what it hears: nobody knows whose time it
            // was.
            if (step.doubts().isEmpty()) {
                report.promise(
                        "commands are answered and lines arrive as soon as they should",
                        step.slow().isEmpty(),
                        "thresholds " + settings.thresholds().toJson() + ", "
                                + step.slow().size() + " broken",
                        step.slow());
            }
            report.figure("counted", step.figures());
        }
        report.figure("steps", stairs.toJson());
        report.figure("last_good_rate", stairs.lastGood().map(Stairs.Step::rate).orElse(0.0));
    }

    private void believable(Collection<Visitor> visitors, Stairs stairs) {
        report.proves(visitors.size() >= settings.users(), "only " + visitors.size() + " visitors came in");
        report.proves(tally.framesDroppedCount() == 0, "the generator's buffer of frames overflowed");
        report.proves(!stairs.steps().isEmpty(), "the run ended before it was measured");
        stairs.steps().stream()
                .limit(1)
                .flatMap(step -> step.doubts().stream())
                .forEach(doubt -> report.proves(false, doubt));
    }
}
