package dev.hearth.load.drill;

import dev.hearth.load.bot.Answer;
import dev.hearth.load.report.Samples;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What people say at one moment, all of them at once, and how long each waits for its {@code ok}. So what is measured is when
 * somebody is heard again who wants to be, and not when somebody happened to speak.
 */
final class FirstWords {

    private final List<Resident> people;
    private final Map<Resident, Long> heardMs = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    private FirstWords(Collection<Resident> people) {
        this.people = List.copyOf(people);
    }

    /**
     * Lets them speak now.
     *
     * @param since the moment from which is counted, by the clock of {@link System#nanoTime}
     * @param word what each of them does
     */
    static FirstWords of(Collection<Resident> people, long since, Function<Resident, CompletableFuture<Answer>> word) {
        FirstWords words = new FirstWords(people);
        for (Resident resident : words.people) {
            var unused = word.apply(resident).thenAccept(answer -> words.answered(resident, answer, since));
        }
        return words;
    }

    private void answered(Resident resident, Answer answer, long since) {
        if (answer.ok()) {
            heardMs.put(resident, Watch.msSince(since));
        } else {
            refused.incrementAndGet();
        }
    }

    /** Whether everybody was heard in time. */
    boolean await(Duration within) throws InterruptedException {
        Watch.until(within, () -> heardMs.size() + refused.get() >= people.size());
        return heardMs.size() == people.size();
    }

    /** How many have not been heard up to now. */
    int unheard() {
        return people.size() - heardMs.size();
    }

    /** Adds a sample for each of these people who was heard. */
    void addPeople(Samples samples, String kind, Predicate<Resident> which) {
        heardMs.forEach((resident, ms) -> {
            if (which.test(resident)) {
                samples.add(kind, ms);
            }
        });
    }

    /** Adds a sample for each of these rooms in which somebody was heard: its first. */
    void addRooms(Samples samples, String kind, Set<String> rooms) {
        Map<String, Long> first = new TreeMap<>();
        heardMs.forEach((resident, ms) -> first.merge(resident.room(), ms, Math::min));
        first.forEach((room, ms) -> {
            if (rooms.contains(room)) {
                samples.add(kind, ms);
            }
        });
    }
}
