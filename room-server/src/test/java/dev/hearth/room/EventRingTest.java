package dev.hearth.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRingTest {

    private final EventRing ring = new EventRing(3, 1 << 20);

    @Test
    void answersExactlyWhatCameAfterAnOffset() {
        ring.append(entries(1, 2, 3));
        assertThat(ring.after(1)).contains(entries(2, 3));
        assertThat(ring.after(3)).contains(List.of());
    }

    @Test
    void saysSoWhenSomethingMissedIsNoLongerHere() {
        ring.append(entries(1, 2, 3, 4));
        assertThat(ring.after(0)).isEmpty();
        assertThat(ring.after(1)).contains(entries(2, 3, 4));
    }

    @Test
    void knowsNothingOfTheFuture() {
        ring.append(entries(1));
        assertThat(ring.after(2)).isEmpty();
    }

    @Test
    void startsAnewWithTheTailOfARecoveredLog() {
        ring.append(entries(1));
        ring.restart(7, entries(6, 7));
        assertThat(ring.after(5)).contains(entries(6, 7));
        assertThat(ring.after(4)).isEmpty();
    }

    @Test
    void holdsNoMoreBytesThanAllowed() {
        long each = EntrySize.of(entries(1).get(0));
        var small = new EventRing(100, 2 * each);
        small.append(entries(1, 2));
        assertThat(small.firstOffset()).isEqualTo(1);
        small.append(entries(3));
        assertThat(small.firstOffset()).isEqualTo(2);
        assertThat(small.after(1)).contains(entries(2, 3));
        assertThat(small.after(0)).isEmpty();
    }

    @Test
    void keepsNothingThatIsLargerThanItself() {
        var tiny = new EventRing(100, 1);
        tiny.append(entries(1, 2));
        assertThat(tiny.firstOffset()).isEqualTo(3);
        assertThat(tiny.after(2)).contains(List.of());
        assertThat(tiny.after(1)).isEmpty();
    }

    private static List<RoomEntry> entries(int... offsets) {
        return IntStream.of(offsets)
                .mapToObj(offset -> new RoomEntry(Instant.ofEpochSecond(offset), 0, null, new RoomEvent.RoomReopened()))
                .toList();
    }
}
