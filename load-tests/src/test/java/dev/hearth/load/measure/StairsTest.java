package dev.hearth.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.load.bench.CpuWindow;
import dev.hearth.load.plan.LoadProfile;
import dev.hearth.load.plan.LoadSettings;
import dev.hearth.load.plan.Thresholds;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StairsTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LoadTally tally = new LoadTally();
    private final Stairs stairs = new Stairs(LoadSettings.of(
            LoadProfile.of("tea", 10, 1, 100)
                    .within(new Thresholds(50, 50, 50, 20))
                    .rising(3),
            name -> Optional.empty()));

    private static CpuWindow aSecondWith(double generatorCores) {
        return new CpuWindow(
                SECOND,
                OptionalLong.empty(),
                OptionalLong.empty(),
                (long) (1_000_000 * generatorCores * Runtime.getRuntime().availableProcessors()),
                0,
                Map.of(),
                0);
    }

    private boolean climb(int deeds, long milliseconds, long lagMs, double generatorShare) {
        tally.measure(true);
        for (int i = 0; i < deeds; i++) {
            tally.answered("room.say", TimeUnit.MILLISECONDS.toNanos(milliseconds));
            tally.delivered(TimeUnit.MILLISECONDS.toNanos(milliseconds));
            tally.late(TimeUnit.MILLISECONDS.toNanos(lagMs));
        }
        tally.measure(false);
        return stairs.climb(tally, aSecondWith(generatorShare));
    }

    @Test
    void climbsUntilAThresholdBreaks() {
        assertThat(climb(100, 10, 1, 0.1)).isTrue();
        assertThat(stairs.factor()).isEqualTo(1.5);
        assertThat(climb(150, 60, 1, 0.1)).isFalse();
        assertThat(stairs.lastGood())
                .hasValueSatisfying(step -> assertThat(step.rate()).isEqualTo(100));
        assertThat(stairs.steps().get(1).slow()).hasSize(3);
    }

    @Test
    void theStepsComeToAnEnd() {
        assertThat(climb(100, 10, 1, 0.1)).isTrue();
        assertThat(climb(150, 10, 1, 0.1)).isTrue();
        assertThat(climb(225, 10, 1, 0.1)).isFalse();
        assertThat(stairs.lastGood())
                .hasValueSatisfying(step -> assertThat(step.rate()).isEqualTo(225));
    }

    @Test
    void aGeneratorThatIsLateProvesNothing() {
        assertThat(climb(100, 10, 30, 0.1)).isFalse();
        assertThat(stairs.lastGood()).isEmpty();
        assertThat(stairs.steps().get(0).doubts()).singleElement().asString().contains("late");
    }

    @Test
    void aSaturatedGeneratorProvesNothing() {
        assertThat(climb(100, 10, 1, 0.7)).isFalse();
        assertThat(stairs.steps().get(0).doubts()).singleElement().asString().contains("saturated");
    }

    @Test
    void lessThanWasAskedForProvesNothing() {
        assertThat(climb(50, 10, 1, 0.1)).isFalse();
        assertThat(stairs.steps().get(0).doubts()).singleElement().asString().contains("50 deeds");
    }

    @Test
    void nothingAtAllProvesNothing() {
        assertThat(climb(0, 0, 0, 0.1)).isFalse();
        assertThat(stairs.steps().get(0).doubts()).hasSize(2);
    }
}
