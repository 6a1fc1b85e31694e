package dev.hearth.load.drill;

import dev.hearth.load.report.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Some people speak again and again while something happens, each as soon as their last line was answered and a short breath
 * taken; the longest that one of them had to wait is that person's pause.
 */
final class Pauses {

    private static final int PEOPLE_MAX = 60;
    private static final Duration BREATH = Duration.ofMillis(500);

    private final DrillTown town;
    private final List<Resident> people;
    private final Map<Resident, Long> longestMs = new ConcurrentHashMap<>();
    private final Map<Resident, Long> askedAt = new ConcurrentHashMap<>();
    private volatile boolean over;

    private Pauses(DrillTown town, List<Resident> people) {
        this.town = town;
        this.people = people;
    }

    /** Begins with some of these people. */
    static Pauses begin(DrillTown town, List<Resident> all, Random random) {
        List<Resident> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        Pauses pauses = new Pauses(town, List.copyOf(some.subList(0, Math.min(PEOPLE_MAX, some.size()))));
        pauses.people.forEach(pauses::speak);
        return pauses;
    }

    private void speak(Resident resident) {
        if (over) {
            return;
        }
        askedAt.put(resident, System.nanoTime());
        var unused = resident.sayNow().thenAccept(answer -> {
            waited(resident);
            town.loop().schedule(BREATH, () -> speak(resident));
        });
    }

    private void waited(Resident resident) {
        Long asked = askedAt.remove(resident);
        if (asked != null) {
            longestMs.merge(resident, Watch.msSince(asked), Math::max);
        }
    }

    /** Lets everybody hear the answer to the last line, if it comes in time; adds a sample for each person. */
    void end(Duration within, Samples samples, String kind) throws InterruptedException {
        over = true;
        Watch.until(within, askedAt::isEmpty);
        Set.copyOf(askedAt.keySet()).forEach(this::waited);
        longestMs.values().forEach(ms -> samples.add(kind, ms));
    }
}
