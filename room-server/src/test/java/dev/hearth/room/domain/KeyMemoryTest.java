package dev.hearth.room.domain;

import static dev.hearth.room.domain.RoomScenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hearth.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyMemoryTest {

    private static KeyMemory remember(KeyMemory memory, String who, long offset, Instant at) {
        var cause = new Cause(People.person(who), People.key(offset), "print");
        return memory.after(at, cause, new Receipt(offset, 0, "", 0));
    }

    private static boolean knows(KeyMemory memory, String who, long offset) {
        return memory.find(People.person(who), People.key(offset)).isPresent();
    }

    @Test
    void keepsThe128NewestOfAPerson() {
        var memory = remember(KeyMemory.empty(), "bob", 1, START);
        for (long offset = 2; offset <= 129; offset++) {
            memory = remember(memory, "ann", offset, START);
        }
        assertThat(knows(memory, "ann", 2)).isTrue();
        assertThat(memory.size()).isEqualTo(129);
        memory = remember(memory, "ann", 130, START);
        assertThat(knows(memory, "ann", 2)).isFalse();
        assertThat(knows(memory, "ann", 3)).isTrue();
        assertThat(knows(memory, "bob", 1)).isTrue();
        assertThat(memory.size()).isEqualTo(129);
    }

    @Test
    void forgetsWhoWasSilentForLongestWhenFull() {
        var memory = KeyMemory.empty();
        for (long offset = 1; offset <= 8_192; offset++) {
            memory = remember(memory, "person" + offset % 64, offset, START);
        }
        assertThat(memory.size()).isEqualTo(8_192);
        assertThat(memory.people()).hasSize(64);
        memory = remember(memory, "one-more", 8_193, START);
        assertThat(memory.size()).isEqualTo(8_192 - 128 + 1);
        assertThat(memory.people()).doesNotContainKey(People.person("person1"));
        assertThat(knows(memory, "person2", 2)).isTrue();
        assertThat(knows(memory, "one-more", 8_193)).isTrue();
    }

    @Test
    void forgetsAPersonWholeAfterTheirSilence() {
        var memory = remember(KeyMemory.empty(), "ann", 1, START);
        memory = remember(memory, "ann", 2, START.plus(Duration.ofMinutes(14)));
        memory = remember(memory, "bob", 3, START.plus(Duration.ofMinutes(28)));
        assertThat(knows(memory, "ann", 1)).isTrue();
        memory = memory.after(START.plus(Duration.ofMinutes(29)), null, new Receipt(4, 0, "", 0));
        assertThat(memory.people()).containsOnlyKeys(People.person("bob"));
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void refusesALogThatRepeatsAKey() {
        var memory = remember(KeyMemory.empty(), "ann", 1, START);
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.after(
                        START, new Cause(People.person("ann"), People.key(1), "print"), new Receipt(2, 0, "", 0)));
    }

    @Property(tries = 100)
    void agreesWithASlowMemory(
            @ForAll @Size(max = 600) List<@IntRange(max = 2) Integer> authors,
            @ForAll @IntRange(min = 1, max = 120) int secondsApart) {
        var memory = KeyMemory.empty();
        var slow = new SlowMemory();
        for (int i = 0; i < authors.size(); i++) {
            var who = "person" + authors.get(i);
            // Every tenth event comes after a long pause, so that people fall silent for long enough now and then.
            var at = START.plusSeconds((long) i * secondsApart).plusSeconds(i / 10 * 600L);
            memory = remember(memory, who, i + 1, at);
            slow.remember(People.person(who), i + 1, at);
            assertThat(memory.size()).isLessThanOrEqualTo(KeyMemory.KEYS_MAX);
        }
        assertThat(memory.memos().stream().map(memo -> memo.receipt().offset())).containsExactlyElementsOf(slow.all());
        assertThat(KeyMemory.of(memory.memos())).isEqualTo(memory);
    }

    /** The rule word by word, without indexes. */
    private static final class SlowMemory {
        private final Map<PersonId, List<Long>> offsets = new HashMap<>();
        private final Map<PersonId, Instant> lastAt = new HashMap<>();

        void remember(PersonId person, long offset, Instant at) {
            lastAt.values().removeIf(last -> !last.plus(KeyMemory.KEPT).isAfter(at));
            offsets.keySet().retainAll(lastAt.keySet());
            lastAt.put(person, at);
            var own = offsets.computeIfAbsent(person, anybody -> new ArrayList<>());
            own.add(offset);
            if (own.size() > KeyMemory.PER_PERSON_MAX) {
                own.remove(0);
            }
        }

        List<Long> all() {
            return offsets.values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
