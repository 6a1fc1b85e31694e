package dev.hearth.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * One log with its senders and misfortunes, from one seed: batches of new and repeated commands, answers that get lost,
 * writes that end in every way, recoveries from snapshot and events, now and then through the stored bytes.
 */
final class LogSimulation<S, C, E> {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH_MAX = 4;
    private static final List<StubJournal.Fate> FAILURES = List.of(
            StubJournal.Fate.REFUSED,
            StubJournal.Fate.LANDS_UNHEARD,
            StubJournal.Fate.LANDS_LATE,
            StubJournal.Fate.LOST);
    private static final int RECENT_MAX = 20;
    /** Longer than any memory of keys. */
    private static final long LONG = 16 * 60_000;

    private record Effect(Object content, Object told) {}

    private final LoggedThing<S, C, E> thing;
    private final Chance chance;
    private final Tally tally = new Tally();
    private final List<E> log = new ArrayList<>();
    private final Map<Object, Effect> effects = new HashMap<>();
    private final ArrayDeque<C> recent = new ArrayDeque<>();
    private final boolean throughBytes;
    private Instant now = START;
    private S state;
    private S snapshot;
    private int snapshotOffset;
    private int keys;
    private int firstGoodKey;

    private LogSimulation(LoggedThing<S, C, E> thing, long seed) {
        this.thing = thing;
        this.chance = new Chance(seed);
        this.throughBytes = chance.oneIn(10);
        this.state = thing.untouched();
        this.snapshot = state;
    }

    /**
     * Runs one seed to its end.
     *
     * @throws Violation if something happened that must never happen
     */
    static <S, C, E> Tally run(LoggedThing<S, C, E> thing, long seed, int steps) {
        var simulation = new LogSimulation<>(thing, seed);
        for (int i = 0; i < steps; i++) {
            simulation.step();
        }
        simulation.recover();
        return simulation.tally;
    }

    private void step() {
        tally.step();
        pass();
        var batch = batch();
        var decided = thing.decide(state, batch, now);
        check(batch, decided);
        boolean fails = chance.oneIn(20);
        var fate = fails ? chance.of(FAILURES) : StubJournal.Fate.LANDS;
        tally.count(fate);
        if (fate == StubJournal.Fate.REFUSED || fate == StubJournal.Fate.LOST) {
            recover();
            return;
        }
        land(batch, decided);
        if (fate != StubJournal.Fate.LANDS) {
            // Late or unheard: recovery begins only when it is there.
            recover();
        }
    }

    private void pass() {
        if (chance.oneIn(200)) {
            recent.clear();
            firstGoodKey = keys;
            now = now.plusMillis(LONG);
        } else {
            now = now.plusMillis(chance.between(-500, 2_000));
        }
    }

    private List<C> batch() {
        var batch = new ArrayList<C>();
        for (int size = chance.between(1, BATCH_MAX); size > 0; size--) {
            batch.add(next());
        }
        return batch;
    }

    /** Something new, something once more, or something else under an old key. */
    private C next() {
        if (!recent.isEmpty() && chance.oneIn(3)) {
            tally.count("sent again");
            return chance.of(List.copyOf(recent));
        }
        boolean old = keys > firstGoodKey && chance.oneIn(20);
        int key = old ? chance.between(Math.max(firstGoodKey, keys - RECENT_MAX), keys - 1) : keys++;
        var wish = thing.wish(chance, state, key);
        recent.addLast(wish);
        if (recent.size() > RECENT_MAX) {
            recent.removeFirst();
        }
        return wish;
    }

    private void check(List<C> batch, LoggedThing.Decided<E> decided) {
        Violation.unless(batch.size() == decided.answers().size(), "an answer is missing");
        var done = new HashMap<>(effects);
        var claimed = new ArrayList<Object>();
        var written = new ArrayList<Object>();
        for (var event : decided.events()) {
            var key = thing.keyIn(event);
            if (key != null) {
                written.add(key);
            }
        }
        for (int i = 0; i < batch.size(); i++) {
            var answer = decided.answers().get(i);
            boolean effect = written.contains(thing.keyOf(batch.get(i))) && isNews(answer);
            tally.count(answer.accepted() ? "accepted" : answer.told());
            check(batch.get(i), answer, effect, done);
            if (effect) {
                claimed.add(thing.keyOf(batch.get(i)));
            }
        }
        Violation.unless(
                claimed.size() == written.size() && claimed.containsAll(written),
                "not every line that names a key is the effect of one command");
    }

    private void check(C command, LoggedThing.Answer answer, boolean effect, Map<Object, Effect> done) {
        var key = thing.keyOf(command);
        var first = key == null ? null : done.get(key);
        if (first != null) {
            repeats(command, answer, first);
        } else if (effect && key != null) {
            done.put(key, new Effect(thing.contentOf(command), answer.told()));
        } else {
            Violation.unless(!answer.accepted() || key == null, () -> "accepted without a trace: " + command);
        }
    }

    /** The first of several sendings is accepted as news, whether it changed something or not. */
    private static boolean isNews(LoggedThing.Answer answer) {
        return answer.accepted() && !answer.duplicate();
    }

    private void repeats(C command, LoggedThing.Answer answer, Effect first) {
        if (thing.contentOf(command).equals(first.content())) {
            tally.count("repeated");
            Violation.unless(
                    answer.accepted() && answer.duplicate() && answer.told().equals(first.told()),
                    () -> "another outcome than the first time: " + command + ", " + answer + " after " + first);
        } else {
            Violation.unless(!answer.accepted(), () -> "another content under a key that was used: " + command);
        }
    }

    private void land(List<C> batch, LoggedThing.Decided<E> decided) {
        remember(batch, decided);
        for (var event : decided.events()) {
            tally.count(event.getClass());
            log.add(event);
            state = thing.apply(state, event);
        }
        thing.check(state, log);
        if (log.size() - snapshotOffset >= 40 && chance.oneIn(2)) {
            snapshot = state;
            snapshotOffset = log.size();
        }
    }

    private void remember(List<C> batch, LoggedThing.Decided<E> decided) {
        var written = new HashSet<Object>();
        for (var event : decided.events()) {
            var key = thing.keyIn(event);
            Violation.unless(key == null || written.add(key), "one key twice in one write");
        }
        for (int i = 0; i < batch.size(); i++) {
            var key = thing.keyOf(batch.get(i));
            var answer = decided.answers().get(i);
            if (key != null && written.contains(key) && isNews(answer)) {
                effects.put(key, new Effect(thing.contentOf(batch.get(i)), answer.told()));
            }
        }
    }

    /** The state from the last snapshot on, and from the first event on, is the one that was kept. */
    private void recover() {
        tally.count(throughBytes ? "recovery from bytes" : "recovery");
        var read = snapshotOffset == 0 ? thing.untouched() : through(snapshot, thing.stateType());
        for (var event : log.subList(snapshotOffset, log.size())) {
            read = thing.apply(read, through(event, thing.eventType()));
        }
        Violation.unless(read.equals(state), "the log does not give the state back");
        state = read;
    }

    private <T> T through(T value, Class<T> type) {
        return throughBytes ? thing.form().read(thing.form().write(value), type) : value;
    }
}
