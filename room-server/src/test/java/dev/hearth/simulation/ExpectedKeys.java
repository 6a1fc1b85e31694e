package dev.hearth.simulation;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import dev.hearth.room.domain.KeyMemory;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** What the memory of keys must hold, told from the log by the plainest means. */
final class ExpectedKeys {

    private static final class Memory {
        private final LinkedHashSet<CommandKey> keys = new LinkedHashSet<>();
        private Instant lastUse = Instant.EPOCH;
    }

    private final Map<PersonId, Memory> people = new HashMap<>();
    private Instant soonestEnd = Instant.MAX;

    void landed(RoomEntry entry) {
        forgetSilent(entry.at());
        var cause = entry.cause();
        if (cause == null) {
            return;
        }
        var memory = people.computeIfAbsent(cause.person(), person -> new Memory());
        memory.keys.add(cause.key());
        memory.lastUse = entry.at();
        if (memory.keys.size() > KeyMemory.PER_PERSON_MAX) {
            memory.keys.remove(memory.keys.iterator().next());
        }
        var end = entry.at().plus(KeyMemory.KEPT);
        soonestEnd = end.isBefore(soonestEnd) ? end : soonestEnd;
    }

    private void forgetSilent(Instant now) {
        if (soonestEnd.isAfter(now)) {
            return;
        }
        people.values().removeIf(memory -> !memory.lastUse.plus(KeyMemory.KEPT).isAfter(now));
        soonestEnd = people.values().stream()
                .map(memory -> memory.lastUse.plus(KeyMemory.KEPT))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    boolean holds(PersonId person, CommandKey key) {
        var memory = people.get(person);
        return memory != null && memory.keys.contains(key);
    }

    /** Whether this key is safely remembered while a batch of that size is decided at that time. */
    boolean holdsDuring(PersonId person, CommandKey key, Instant time, int batch) {
        var memory = people.get(person);
        return memory != null
                && memory.lastUse.plus(KeyMemory.KEPT).isAfter(time)
                && memory.keys.contains(key)
                && !isAmongOldest(memory, key, memory.keys.size() + batch - KeyMemory.PER_PERSON_MAX);
    }

    private static boolean isAmongOldest(Memory memory, CommandKey key, int oldest) {
        return oldest > 0 && memory.keys.stream().limit(oldest).anyMatch(key::equals);
    }

    void compareSizes(Room room) {
        int expected = 0;
        for (var memory : people.values()) {
            expected += memory.keys.size();
        }
        Violation.unless(
                room.keys().size() == expected && expected <= KeyMemory.KEYS_MAX,
                () -> "the room remembers " + room.keys().size() + " keys, more or fewer than it should");
    }

    void compareAll(Room room) {
        compareSizes(room);
        for (var memo : room.keys().memos()) {
            Violation.unless(holds(memo.person(), memo.key()), "a key is remembered that should be forgotten");
        }
        Violation.unless(
                room.keys().byLastUse().size() == room.keys().people().size()
                        && room.keys().people().size() == people.size(),
                "people are remembered without keys");
    }
}
