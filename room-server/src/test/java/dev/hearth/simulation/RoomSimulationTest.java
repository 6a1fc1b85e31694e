package dev.hearth.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.journal.SealedTypesModule;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomEvent;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What holds in a room whatever happens to its people, its nodes and its store. */
class RoomSimulationTest {

    static final int STEPS = 1_500;

    /** Out of reach of a few thousand commands, or only said by the actors. */
    private static final EnumSet<Rejection> NOT_REACHED = EnumSet.of(Rejection.FURNITURE_FULL, Rejection.MOVING);

    private static final List<String> MISFORTUNES = List.of(
            "crash",
            "hand-over",
            "hand-over in doubt",
            "stampede",
            "cut",
            "lost command",
            "lost message",
            "unheard command",
            "sent again",
            "repeated",
            "key used again",
            "hole noticed",
            "loss noticed",
            "snapshot",
            "recovery",
            "recovery from bytes",
            "published after recovery");

    private static Tally play(long seed) {
        var defect = System.getProperty("simulation.defect");
        return RoomSimulation.run(
                seed,
                STEPS,
                defect == null ? Seams.PRODUCT : PlantedDefects.valueOf(defect).seams());
    }

    @Test
    void keepsEveryInvariantAndReachesEverything() {
        var tally = Seeds.runAll("RoomSimulationTest", RoomSimulationTest::play);
        Assumptions.assumeFalse(Seeds.areChosen(), "a few seeds need not reach everything");
        assertReached(tally, EnumSet.complementOf(NOT_REACHED));
        assertReached(tally, SealedTypesModule.leaves(RoomEvent.class));
        assertReached(tally, List.of(StubJournal.Fate.values()));
        assertReached(tally, MISFORTUNES);
        assertReached(
                tally,
                List.of(
                        Outcome.Accepted.class,
                        Message.Live.class,
                        Message.Replay.class,
                        Message.Snapshot.class,
                        Message.Gone.class));
    }

    private static void assertReached(Tally tally, Collection<?> all) {
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(tally.of(each)).as("%s", each).isPositive());
    }

    @Test
    void goesTheSameWayEachTime() {
        assertThat(RoomSimulation.run(7, STEPS, Seams.PRODUCT)).isEqualTo(RoomSimulation.run(7, STEPS, Seams.PRODUCT));
        assertThat(RoomSimulation.run(8, STEPS, Seams.PRODUCT))
                .isNotEqualTo(RoomSimulation.run(9, STEPS, Seams.PRODUCT));
    }

    @Test
    void saysHowToSeeAFailureAgain() {
        assertThatThrownBy(() -> Seeds.run("RoomSimulationTest", 42, seed -> {
                    throw new Violation("two on one seat");
                }))
                .hasMessageContaining("two on one seat")
                .hasMessageContaining("mvn -pl room-server -am test -Dtest=RoomSimulationTest")
                .hasMessageContaining("-Dsimulation.seed=42");
    }
}
