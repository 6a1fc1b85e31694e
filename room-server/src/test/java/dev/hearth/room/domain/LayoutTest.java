package dev.hearth.room.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

    private static final Layout HALL = Layout.of(Layout.HALL);

    @Test
    void hasAHallWithTwelveSeats() {
        assertThat(HALL.width()).isEqualTo(12);
        assertThat(HALL.depth()).isEqualTo(9);
        assertThat(HALL.seats()).hasSize(12);
        assertThat(HALL.seats()).extracting(Seat::id).doesNotHaveDuplicates().allMatch(id -> id.length() <= 32);
    }

    @Test
    void neverChangesTheHall() {
        assertThat(HALL.entrance(1)).isEqualTo(new Place(6, 0.6, 0));
        assertThat(HALL.entrance(2)).isEqualTo(new Place(5.3, 0.6, 0));
        assertThat(HALL.entrance(8)).isEqualTo(new Place(6, 1.2999999999999998, 0));
        assertThat(HALL.seat("sofa-2").orElseThrow().place()).isEqualTo(new Place(0.8, 4.5, Math.PI / 2));
        assertThat(HALL.height()).isEqualTo(3.2);
    }

    @Test
    void hasFiveShellsOfWhichTwoAreOpenToTheSky() {
        assertThat(Layout.shells())
                .containsExactlyInAnyOrder("hall.v1", "loft.v1", "garden.v1", "studio.v1", "meadow.v1");
        assertThat(Layout.shells())
                .filteredOn(shell -> !Layout.of(shell).hasCeiling())
                .containsExactlyInAnyOrder("garden.v1", "meadow.v1");
    }

    static Stream<Layout> layouts() {
        return Layout.shells().stream().map(Layout::of);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void putsEverySeatAndTheSpotBeforeItOnTheFloor(Layout layout) {
        for (var seat : layout.seats()) {
            assertThat(layout.clamp(seat.place())).isEqualTo(seat.place());
            assertThat(layout.inFrontOf(seat).distanceTo(seat.place())).isCloseTo(0.6, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void keepsSeatsApart(Layout layout) {
        assertThat(layout.seats()).extracting(Seat::id).doesNotHaveDuplicates().noneMatch(id -> id.startsWith("p1"));
        for (var one : layout.seats()) {
            for (var other : layout.seats()) {
                assertThat(one.equals(other) || one.place().distanceTo(other.place()) >= 0.8)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void letsNeighboursComeInApart(Layout layout) {
        var spots = IntStream.rangeClosed(1, 21).mapToObj(layout::entrance).toList();
        for (int i = 0; i < spots.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(spots.get(i).distanceTo(spots.get(j))).isGreaterThanOrEqualTo(0.69);
            }
        }
        assertThat(spots).allMatch(spot -> layout.clamp(spot).equals(spot));
        assertThat(layout.entrance(22)).isEqualTo(layout.entrance(1));
    }

    @Test
    void turnsAnyFacingIntoItsRange() {
        assertThat(facing(0)).isZero();
        assertThat(facing(-0.0)).isEqualTo(0.0);
        assertThat(facing(Math.PI)).isEqualTo(Math.PI);
        assertThat(facing(-Math.PI)).isEqualTo(Math.PI);
        assertThat(facing(3 * Math.PI)).isCloseTo(Math.PI, within(1e-9));
        assertThat(facing(2.5 * Math.PI)).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(facing(1e300)).isBetween(-Math.PI, Math.PI);
    }

    @Test
    void refusesAShellNobodyKnows() {
        assertThat(Layout.isKnown("cave.v1")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of("cave.v1"))
                .withMessageContaining("cave.v1");
    }

    private static double facing(double facing) {
        return HALL.clamp(new Place(1, 1, facing)).facing();
    }
}
