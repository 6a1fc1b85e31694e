package dev.hearth.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final long MS = 1_000_000;

    private final Latencies latencies = new Latencies();

    @Test
    void findsPercentilesToThreeDigits() {
        for (int ms = 1; ms <= 1_000; ms++) {
            latencies.record(ms * MS);
        }
        assertThat(latencies.percentileMs(50)).isCloseTo(500, withPercentage(0.2));
        assertThat(latencies.percentileMs(99)).isCloseTo(990, withPercentage(0.2));
        assertThat(latencies.percentileMs(100)).isCloseTo(1_000, withPercentage(0.2));
    }

    @Test
    void keepsWhatIsBeyondItsRangeAtTheEnd() {
        latencies.record(-5);
        latencies.record(3_600_000 * MS);
        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.percentileMs(100)).isCloseTo(60_000, withPercentage(0.2));
    }

    @Test
    void startsAnewWithEachWindow() {
        latencies.record(5 * MS);
        latencies.clear();
        assertThat(latencies.count()).isZero();
        assertThat(latencies.toJson().path("p99_ms").asDouble()).isZero();
    }
}
