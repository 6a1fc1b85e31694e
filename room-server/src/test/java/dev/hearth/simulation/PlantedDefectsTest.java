package dev.hearth.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator is checked too: every one of these mistakes must be noticed, and soon. */
class PlantedDefectsTest {

    private static final int SEEDS = 60;

    @ParameterizedTest
    @EnumSource
    void isNoticed(PlantedDefects defect) {
        assertThat(LongStream.rangeClosed(1, SEEDS).anyMatch(seed -> isNoticed(defect, seed)))
                .as("one of %d seeds notices it", SEEDS)
                .isTrue();
    }

    /** A defect shows itself as something that must never happen, or makes the domain itself object. */
    private static boolean isNoticed(PlantedDefects defect, long seed) {
        try {
            RoomSimulation.run(seed, RoomSimulationTest.STEPS, defect.seams());
            return false;
        } catch (Violation | RuntimeException e) {
            return true;
        }
    }
}
