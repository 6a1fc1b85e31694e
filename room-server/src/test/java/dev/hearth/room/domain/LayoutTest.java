package dev.hearth.room.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
    void putsEverySeatAndTheSpotBeforeItOnTheFloor() {
        for (var seat : HALL.seats()) {
            assertThat(HALL.clamp(seat.place())).isEqualTo(seat.place());
            assertThat(HALL.inFrontOf(seat).distanceTo(seat.place())).isCloseTo(0.6, within(1e-9));
        }
    }

    @Test
    void keepsSeatsApart() {
        for (var one : HALL.seats()) {
            for (var other : HALL.seats()) {
                assertThat(one.equals(other) || one.place().distanceTo(other.place()) >= 0.8)
                        .isTrue();
            }
        }
    }

    @Test
    void letsNeighboursComeInApart() {
        var spots = IntStream.rangeClosed(1, 21).mapToObj(HALL::entrance).toList();
        for (int i = 0; i < spots.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(spots.get(i).distanceTo(spots.get(j))).isGreaterThanOrEqualTo(0.69);
            }
        }
        assertThat(spots).allMatch(spot -> HALL.clamp(spot).equals(spot));
        assertThat(HALL.entrance(22)).isEqualTo(HALL.entrance(1));
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
