package dev.hearth.room.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Standing;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@PropertyDefaults(tries = 60)
class CrowdMapTest {

    private static final int STEPS = 30;
    private static final Duration FAR = Duration.ofSeconds(1);
    private static final int TICKS_OF_FAR = (int) FAR.dividedBy(CrowdWalk.TICK);
    private static final InterestSettings WIDE = new InterestSettings(10, 2, FAR, FAR, 2_000);
    private static final InterestSettings NARROW = new InterestSettings(10, 2, FAR, FAR, 16);

    private static Standing at(int number, double x, double z) {
        return new Standing(number, new Place(x, z, 0));
    }

    @Property
    void everyStepIsSeenAtOnceFromNearWhereItBeganAndEnded(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int people) {
        var walk = new CrowdWalk(seed, people, 20, WIDE);
        for (int i = 0; i < STEPS; i++) {
            walk.step(0.5);
            for (int viewer : walk.numbers()) {
                var eye = walk.placeOf(viewer);
                var seen = walk.seenBy(viewer);
                assertThat(walk.moves)
                        .filteredOn(move ->
                                walk.areNear(move.place(), eye) || walk.areNear(walk.placeBefore(move.number()), eye))
                        .allMatch(seen::contains);
            }
        }
    }

    @Property
    void everyStepIsKnownToEverybodyWithinTheFarIntervalAndATick(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int people) {
        var walk = new CrowdWalk(seed, people, 20, WIDE);
        for (int i = 0; i < 2 * STEPS; i++) {
            walk.step(0.5);
            assertThat(walk.longestIgnorance()).isLessThanOrEqualTo(TICKS_OF_FAR + 1);
        }
    }

    @Property
    void whoeverCrossesKnowsWhereThoseAreWhoCameIntoSight(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int people) {
        var walk = new CrowdWalk(seed, people, 20, WIDE);
        for (int i = 0; i < STEPS; i++) {
            walk.step(0.3);
            for (int viewer : walk.numbers()) {
                var eye = walk.placeOf(viewer);
                assertThat(walk.numbers())
                        .filteredOn(number -> walk.areNear(walk.placeOf(number), eye))
                        .allMatch(number -> walk.placeOf(number).equals(walk.knownTo(viewer, number)));
            }
        }
    }

    @Property
    void noFrameHoldsMoreThanItMayOrAnybodyTwice(@ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int people) {
        var walk = new CrowdWalk(seed, people, 4, NARROW);
        for (int i = 0; i < STEPS; i++) {
            walk.step(0.9);
            for (int viewer : walk.numbers()) {
                assertThat(walk.seenBy(viewer))
                        .hasSizeLessThanOrEqualTo(NARROW.movesMax())
                        .extracting(Standing::number)
                        .doesNotHaveDuplicates();
            }
        }
    }

    /** Eight at most ride in each frame of sixteen for everybody. */
    @Property
    void nobodyStarvesWhereMoreMoveThanAFrameHolds(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 120) int people) {
        var walk = new CrowdWalk(seed, people, 4, NARROW);
        int round = (people + 7) / 8;
        for (int i = 0; i < STEPS + round; i++) {
            walk.step(0.9);
        }
        for (int i = 0; i < Math.max(round, TICKS_OF_FAR); i++) {
            walk.step(0);
        }
        assertThat(walk.longestIgnorance()).isZero();
    }

    @Test
    void showsNothingOfTheFarSideBeforeItsTurn() {
        var map = new CrowdMap(WIDE);
        map.reset(List.of(at(1, 1, 1), at(2, 15, 15)));
        map.step(List.of(at(2, 15.1, 15)), List.of());
        assertThat(map.viewOf(1)).isNotNull().matches(view -> view.nearCount() == 0);
    }

    @Test
    void givesTheSameViewToThoseInOneCell() {
        var map = new CrowdMap(WIDE);
        map.reset(List.of(at(1, 1, 1), at(2, 1.5, 1.5), at(3, 3, 1)));
        map.step(List.of(at(3, 3.1, 1)), List.of());
        assertThat(map.viewOf(1)).isSameAs(map.viewOf(2)).isNotSameAs(map.viewOf(3));
    }

    @Test
    void knowsNoViewOfSomebodyWhosePlaceIsUnknown() {
        var map = new CrowdMap(WIDE);
        map.step(List.of(at(1, 1, 1)), List.of());
        assertThat(map.viewOf(1)).isNotNull();
        assertThat(map.viewOf(2)).isNull();
    }

    @Test
    void forgetsWhoeverLeft() {
        var map = new CrowdMap(WIDE);
        map.reset(List.of(at(1, 1, 1), at(2, 9, 1)));
        map.remove(2);
        map.step(List.of(at(1, 7, 1)), List.of());
        assertThat(map.size()).isOne();
        assertThat(map.viewOf(1)).isNotNull().matches(view -> view.newlySeen().isEmpty());
    }
}
