package dev.hearth.room.domain;

import static dev.hearth.room.domain.RoomScenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WalkerTest {

    private static final Layout HALL = Layout.of(Layout.HALL);
    private static final Place START_PLACE = new Place(6, 1, 0);
    private static final double ERROR = 1e-9;

    private final Walker walker = Walker.resting(START_PLACE, START);

    record Wish(Place place, long elapsedMillis) {}

    @Provide
    Arbitrary<List<Wish>> wishes() {
        var coordinate = Arbitraries.doubles().between(-20, 20);
        var facing = Arbitraries.doubles().between(-100, 100);
        var place = Combinators.combine(coordinate, coordinate, facing).as(Place::new);
        return Combinators.combine(place, Arbitraries.longs().between(-200, 3_000))
                .as(Wish::new)
                .list()
                .ofMaxSize(60)
                .withoutEdgeCases();
    }

    @Test
    void goesWhereTheTimeAllows() {
        var wanted = new Place(6, 2, 1);
        assertThat(walker.towards(wanted, HALL, START.plusMillis(500)).place()).isEqualTo(wanted);
    }

    @Test
    void goesNoFartherThanTheTimeAllows() {
        var there = walker.towards(new Place(6, 9, 1), HALL, START.plusMillis(500));
        assertThat(there.place().z()).isCloseTo(2, within(ERROR));
        assertThat(there.place().facing()).isEqualTo(1);
        assertThat(there.allowanceMetres()).isZero();
    }

    @Test
    void savesOneSecondAndNotMore() {
        var rested = walker.towards(START_PLACE, HALL, START.plus(Duration.ofHours(1)));
        assertThat(rested.allowanceMetres()).isEqualTo(HALL.walkSpeed());
        var there = rested.towards(new Place(6, 9, 0), HALL, rested.at());
        assertThat(there.place().z()).isCloseTo(1 + HALL.walkSpeed(), within(ERROR));
    }

    @Test
    void turnsForFree() {
        assertThat(walker.towards(new Place(6, 1, 2), HALL, START).place()).isEqualTo(new Place(6, 1, 2));
    }

    @Test
    void paysNothingForTimeThatRunsBackwards() {
        var there = walker.towards(new Place(6, 2, 0), HALL, START.minusSeconds(5));
        assertThat(there.place()).isEqualTo(START_PLACE);
        assertThat(there.at()).isEqualTo(START);
    }

    @Property
    void neverLeavesTheFloor(@ForAll("wishes") List<Wish> wishes) {
        var current = walker;
        var now = START;
        for (var wish : wishes) {
            now = now.plusMillis(wish.elapsedMillis());
            current = current.towards(wish.place(), HALL, now);
            assertThat(current.place()).isEqualTo(HALL.clamp(current.place()));
            assertThat(current.allowanceMetres()).isBetween(0.0, HALL.walkSpeed());
        }
    }

    @Property
    void neverExceedsTheSpeedOverAnyStretch(@ForAll("wishes") List<Wish> wishes) {
        var current = walker;
        var now = START;
        double walked = 0;
        for (var wish : wishes) {
            now = now.plusMillis(wish.elapsedMillis());
            var next = current.towards(wish.place(), HALL, now);
            walked += current.place().distanceTo(next.place());
            current = next;
            double seconds = Duration.between(START, current.at()).toMillis() / 1e3;
            assertThat(walked).isLessThanOrEqualTo(HALL.walkSpeed() * seconds + ERROR);
        }
    }

    @Property
    void neverGetsFartherInOneStepThanASecondOfWalking(@ForAll("wishes") List<Wish> wishes) {
        var current = walker;
        var now = START;
        for (var wish : wishes) {
            now = now.plusMillis(wish.elapsedMillis());
            var next = current.towards(wish.place(), HALL, now);
            assertThat(next.place().distanceTo(current.place())).isLessThanOrEqualTo(HALL.walkSpeed() + ERROR);
            current = next;
        }
    }
}
