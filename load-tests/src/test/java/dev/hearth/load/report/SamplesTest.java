package dev.hearth.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void aPercentileIsASampleThatWasMeasured() {
        Samples samples = new Samples();
        for (int ms = 100; ms >= 1; ms--) {
            samples.add("wait", ms);
        }
        assertThat(samples.percentile("wait", 50)).isEqualTo(50);
        assertThat(samples.percentile("wait", 95)).isEqualTo(95);
        assertThat(samples.percentile("wait", 100)).isEqualTo(100);
        assertThat(samples.percentile("wait", 0)).isEqualTo(1);
        assertThat(samples.percentile("nothing", 50)).isZero();
    }

    @Test
    void oneOfFewDecidesAHighPercentile() {
        Samples samples = new Samples();
        samples.add("wait", 1);
        samples.add("wait", 9_000);
        assertThat(samples.percentile("wait", 95)).isEqualTo(9_000);
        assertThat(samples.percentile("wait", 50)).isEqualTo(1);
    }

    @Test
    void samplesOfSeveralRunsAreOneSet() {
        Samples first = new Samples();
        first.add("kill_to_first_ok", 1_000);
        Samples second = new Samples();
        second.add("kill_to_first_ok", 3_000);
        second.add("start_to_member", 8_000);
        first.addAll(Samples.of(second.toJson()));
        assertThat(first.table())
                .containsExactly(
                        "kill to first ok: p50 1.0 s, p95 3.0 s, at most 3.0 s (2)",
                        "start to member: p50 8.0 s, p95 8.0 s, at most 8.0 s (1)");
    }
}
