package dev.hearth.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoopBeatsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final LoopBeats beats = new LoopBeats(2, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void oneLoopThatIsStuckIsNotHiddenByTheOther() {
        pass(Duration.ofSeconds(7));
        beats.beat(0);
        pass(Duration.ofSeconds(4));
        beats.beat(0);

        assertThat(beats.longestSilence()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void aLoopThatBeatsAgainIsWellAgain() {
        pass(Duration.ofSeconds(20));
        beats.beat(0);
        beats.beat(1);
        pass(Duration.ofMillis(300));

        assertThat(beats.longestSilence()).isEqualTo(Duration.ofMillis(300));
    }
}
