package dev.hearth.room.domain;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The memory of accepted commands by key, so that sending again can never have a second effect.
 *
 * <p>It keeps the last {@value #PER_PERSON_MAX} of each person, forgets a person {@link #KEPT} after their last one by
 * event time, and holds at most {@value #KEYS_MAX} in all: when full, whoever was silent for longest is forgotten whole.
 * These bounds are constants because they are part of what replaying a journal means.
 *
 * <p>Everything follows from the memos, so they are all that is worth storing: {@link #memos} and {@link #of}.
 *
 * @param byLastUse the newest memo of each person by its offset, oldest first
 * @param size of all memos
 */
public record KeyMemory(PMap<PersonId, PersonKeys> people, PSortedMap<Long, Memo> byLastUse, int size) {

    public static final int PER_PERSON_MAX = 128;
    public static final int KEYS_MAX = 8_192;
    public static final Duration KEPT = Duration.ofMinutes(15);

    private static final KeyMemory EMPTY = new KeyMemory(HashTreePMap.empty(), TreePMap.empty(), 0);

    /** One accepted command; the offset in its receipt is unique in the room. */
    public record Memo(PersonId person, CommandKey key, String fingerprint, Instant at, Receipt receipt) {

        boolean matches(Cause cause) {
            return fingerprint.equals(cause.fingerprint());
        }

        private long offset() {
            return receipt.offset();
        }
    }

    /** One person's memos, by key and by offset. */
    public record PersonKeys(PMap<CommandKey, Memo> byKey, PSortedMap<Long, Memo> byOffset) {

        private static final PersonKeys NONE = new PersonKeys(HashTreePMap.empty(), TreePMap.empty());

        private PersonKeys plus(Memo memo) {
            return new PersonKeys(byKey.plus(memo.key(), memo), byOffset.plus(memo.offset(), memo));
        }

        private PersonKeys withoutOldest() {
            var oldest = byOffset.firstEntry();
            return new PersonKeys(byKey.minus(oldest.getValue().key()), byOffset.minus(oldest.getKey()));
        }
    }

    public static KeyMemory empty() {
        return EMPTY;
    }

    /** Builds a memory again from its memos, in any order. */
    public static KeyMemory of(Collection<Memo> memos) {
        var memory = EMPTY;
        for (var memo :
                memos.stream().sorted(Comparator.comparingLong(Memo::offset)).toList()) {
            memory = memory.plus(memo);
        }
        return memory;
    }

    /** Every memo, oldest first. */
    public List<Memo> memos() {
        return people.values().stream()
                .flatMap(keys -> keys.byOffset().values().stream())
                .sorted(Comparator.comparingLong(Memo::offset))
                .toList();
    }

    /** What is remembered under this person's key, whatever the content of the command was. */
    public Optional<Memo> find(PersonId person, CommandKey key) {
        return Optional.ofNullable(people.get(person)).map(keys -> keys.byKey().get(key));
    }

    /** Forgets whoever has been silent for too long by the time of this event, then remembers its cause, if any. */
    KeyMemory after(Instant time, @Nullable Cause cause, Receipt receipt) {
        var memory = this;
        while (memory.longestSilentIsDue(time)) {
            memory = memory.withoutLongestSilent();
        }
        return cause == null
                ? memory
                : memory.plus(new Memo(cause.person(), cause.key(), cause.fingerprint(), time, receipt));
    }

    private KeyMemory plus(Memo memo) {
        var before = people.getOrDefault(memo.person(), PersonKeys.NONE);
        if (before.byKey().containsKey(memo.key())) {
            throw new IllegalStateException("offset " + memo.offset() + " repeats a key that is remembered");
        }
        var keys = before.plus(memo);
        int added = 1;
        if (keys.byOffset().size() > PER_PERSON_MAX) {
            keys = keys.withoutOldest();
            added = 0;
        }
        var order = before.byOffset().isEmpty()
                ? byLastUse
                : byLastUse.minus(before.byOffset().lastKey());
        return new KeyMemory(people.plus(memo.person(), keys), order.plus(memo.offset(), memo), size + added).bounded();
    }

    private KeyMemory bounded() {
        return size > KEYS_MAX ? withoutLongestSilent() : this;
    }

    private boolean longestSilentIsDue(Instant time) {
        return size > 0 && !byLastUse.firstEntry().getValue().at().plus(KEPT).isAfter(time);
    }

    private KeyMemory withoutLongestSilent() {
        var oldest = byLastUse.firstEntry();
        var person = oldest.getValue().person();
        var keys = people.get(person);
        int forgotten = keys == null ? 0 : keys.byOffset().size();
        return new KeyMemory(people.minus(person), byLastUse.minus(oldest.getKey()), size - forgotten);
    }
}
