package dev.hearth.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitRhythmTest {

    private static final long MILLI = 1_000_000;
    private final CommitRhythm rhythm = new CommitRhythm(Duration.ofMillis(50), 10, 0);

    @Test
    void commitsAtOnceAfterSilence() {
        assertThat(rhythm.delayUntilCommit(1, 0)).isZero();
    }

    @Test
    void waitsForTheWindowAfterThePreviousCommitBegan() {
        rhythm.began(0);
        rhythm.ended();
        assertThat(rhythm.delayUntilCommit(1, 20 * MILLI)).isEqualTo(30 * MILLI);
        assertThat(rhythm.delayUntilCommit(1, 50 * MILLI)).isZero();
    }

    @Test
    void neverHasTwoWritesInFlight() {
        rhythm.began(0);
        assertThat(rhythm.delayUntilCommit(10, 500 * MILLI)).isEqualTo(-1);
    }

    @Test
    void doesNotWaitOnceABatchIsFull() {
        rhythm.began(0);
        rhythm.ended();
        assertThat(rhythm.delayUntilCommit(9, MILLI)).isPositive();
        assertThat(rhythm.delayUntilCommit(10, MILLI)).isZero();
    }
}
