package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainPaceTest {

    private static final DrainPace PACE = new DrainPace(TestSettings.with(
                    "hearth.gateway.drain { batch = 25, interval = 100ms, time = 10s, return-within = 1s, answers = 5s }")
            .drain());

    @ParameterizedTest
    @CsvSource({"0, 25", "1, 25", "2525, 25", "2526, 26", "50500, 500"})
    void batchesGrowOnlyWhenTimeWouldNotDo(int sockets, int batch) {
        assertThat(PACE.batch(sockets)).isEqualTo(batch);
    }

    @Test
    void withoutTimeAllGoAtOnce() {
        var pace = new DrainPace(
                TestSettings.with("hearth.gateway.drain.time = 0s").drain());
        assertThat(pace.batch(2_000)).isEqualTo(2_000);
    }

    @Test
    void thoseOfOneBatchComeBackOneAfterTheOther() {
        var returns = IntStream.range(0, 24)
                .mapToObj(place -> PACE.returnAfter(place, 24))
                .toList();
        assertThat(returns).isSorted().doesNotHaveDuplicates();
        assertThat(returns.get(0)).isEqualTo(Duration.ofMillis(40));
        assertThat(returns.get(23)).isEqualTo(Duration.ofMillis(960));
    }

    @Test
    void somebodyAloneComesBackInTheMiddle() {
        assertThat(PACE.returnAfter(0, 1)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void allOfItHasAnEnd() {
        assertThat(PACE.settings().total()).isEqualTo(Duration.ofSeconds(18));
    }
}
