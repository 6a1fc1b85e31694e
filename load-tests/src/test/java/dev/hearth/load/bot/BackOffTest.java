package dev.hearth.load.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    /** Draws the longest pause there may be. */
    private static final RandomGenerator LONGEST = () -> -1L;

    private final BackOff backOff = new BackOff(ReturnSettings.BY_THE_BOOK, LONGEST);

    @Test
    void doublesUpToThirtySeconds() {
        List<Long> seconds = IntStream.range(0, 9)
                .mapToObj(again -> backOff.next(Duration.ZERO, Duration.ZERO))
                .map(pause -> Math.round(pause.toMillis() / 500.0))
                .toList();
        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void beginsAnewAfterAMinuteOfCalm() {
        backOff.next(Duration.ZERO, Duration.ZERO);
        backOff.next(Duration.ZERO, Duration.ZERO);
        assertThat(backOff.next(Duration.ofSeconds(59), Duration.ZERO)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(backOff.next(Duration.ofSeconds(60), Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        assertThat(backOff.next(Duration.ZERO, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }
}
