package dev.hearth.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecoveryPauseTest {

    private static final RecoveryPause PAUSE = new RecoveryPause(Duration.ofMillis(500), Duration.ofSeconds(5));

    @Test
    void doublesUpToTheLongest() {
        assertThat(PAUSE.after(1, 0.999_999)).isEqualTo(Duration.ofMillis(500));
        assertThat(PAUSE.after(2, 0.999_999)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PAUSE.after(5, 0.999_999)).isEqualTo(Duration.ofSeconds(5));
        assertThat(PAUSE.after(Integer.MAX_VALUE, 0.999_999)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isAtLeastHalf() {
        assertThat(PAUSE.after(1, 0)).isEqualTo(Duration.ofMillis(250));
        assertThat(PAUSE.after(9, 0)).isEqualTo(Duration.ofMillis(2500));
    }
}
