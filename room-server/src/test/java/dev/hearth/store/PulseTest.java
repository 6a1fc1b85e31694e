package dev.hearth.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Duration STILL_MAX = Duration.ofSeconds(5);

    private long now = Long.MAX_VALUE - 1;
    private final Pulse pulse = new Pulse(STILL_MAX, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void mayWriteWhileItBeats() {
        for (int beat = 0; beat < 10; beat++) {
            pass(STILL_MAX);
            assertThat(pulse.mayWrite()).isTrue();
            pulse.beat();
        }
    }

    @Test
    void mayNotWriteWhenItWakesBeforeItBeats() {
        pass(STILL_MAX.plusNanos(1));

        assertThat(pulse.mayWrite()).isFalse();
    }

    @Test
    void restsAfterItStoodStillThoughItBeatsAgain() {
        pass(STILL_MAX.plusNanos(1));
        pulse.beat();
        assertThat(pulse.mayWrite()).isFalse();

        pass(STILL_MAX);
        pulse.beat();
        pass(STILL_MAX.minusNanos(1));
        pulse.beat();
        assertThat(pulse.mayWrite()).isFalse();

        pass(Duration.ofNanos(1));
        pulse.beat();
        assertThat(pulse.mayWrite()).isTrue();
    }

    @Test
    void aSecondStandstillBeginsTheRestAnew() {
        pass(STILL_MAX.plusNanos(1));
        pulse.beat();
        pass(STILL_MAX.plusNanos(1));
        pulse.beat();
        pass(STILL_MAX);
        pulse.beat();
        assertThat(pulse.mayWrite()).isFalse();

        pass(STILL_MAX);
        pulse.beat();
        assertThat(pulse.mayWrite()).isTrue();
    }
}
