package dev.hearth.room.domain;

import static dev.hearth.room.domain.Pieces.LAMP;
import static dev.hearth.room.domain.Pieces.PICTURE;
import static dev.hearth.room.domain.Pieces.PLANT;
import static dev.hearth.room.domain.Pieces.SOFA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hall of 12 by 9 by 3.2 metres. */
class PlacementTest {

    private static final Layout HALL = Layout.of(Layout.HALL);
    private static final double QUARTER = Math.PI / 2;

    private static Spot spot(double x, double y, double z, double yaw, double scale) {
        return new Spot(x, y, z, yaw, scale);
    }

    private static void settles(Form form, Spot wish, Spot spot) {
        assertThat(Placement.of(HALL, form, wish)).isEqualTo(new Placement.Settled(spot));
    }

    private static void stays(Form form, Spot wish) {
        settles(form, wish, wish);
    }

    private static void fails(Form form, Spot wish, Rejection rejection) {
        assertThat(Placement.of(HALL, form, wish)).isEqualTo(new Placement.Impossible(rejection));
    }

    @Test
    void standsAnywhereWhollyOnTheFloor() {
        stays(SOFA, spot(1, 0, 0.5, 0, 1));
        stays(SOFA, spot(11, 0, 8.5, Math.PI, 1));
        fails(SOFA, spot(0.99, 0, 0.5, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(SOFA, spot(1, 0, 0.49, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(SOFA, spot(11.01, 0, 8.5, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(SOFA, spot(11, 0, 8.51, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(SOFA, spot(1e300, 0, 1e300, 1e300, 1), Rejection.PIECE_OUTSIDE);
    }

    @Test
    void needsMoreOrLessRoomWhenTurned() {
        stays(SOFA, spot(0.5, 0, 1, QUARTER, 1));
        fails(SOFA, spot(0.5, 0, 0.9, QUARTER, 1), Rejection.PIECE_OUTSIDE);
        // A square of half a metre reaches half its diagonal.
        stays(PLANT, spot(0.354, 0, 0.354, Math.PI / 4, 1));
        fails(PLANT, spot(0.353, 0, 0.354, Math.PI / 4, 1), Rejection.PIECE_OUTSIDE);
    }

    @Test
    void needsMoreRoomWhenScaled() {
        stays(SOFA, spot(4, 0, 2, 0, 3.2));
        fails(SOFA, spot(4, 0, 2, 0, 3.21), Rejection.PIECE_OUTSIDE);
        fails(SOFA, spot(3.9, 0, 2, 0, 4), Rejection.PIECE_OUTSIDE);
    }

    @Test
    void floatsOnlyBetweenFloorAndCeiling() {
        stays(PLANT, spot(2, 2.2, 2, 0, 1));
        fails(PLANT, spot(2, 2.21, 2, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(PLANT, spot(2, -0.01, 2, 0, 1), Rejection.PIECE_OUTSIDE);
    }

    @Test
    void bringsNoSeatBeyondTheWalls() {
        var bench = new Form(NodeClass.FLOOR, 1, 1, 1, List.of(new SeatForm(0, 2, 0, "sit")));
        stays(bench, spot(6, 0, 7, 0, 1));
        fails(bench, spot(6, 0, 7.1, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(bench, spot(1.9, 0, 7, -QUARTER, 1), Rejection.PIECE_OUTSIDE);
    }

    @ParameterizedTest
    @CsvSource({
        "6,    0.25, 0.3,    6,  0, 0",
        "6,   -0.25, -0.3,   6,  0, 0",
        "6,    8.75, 2.85,   6,  9, 3.141592653589793",
        "6,    9,    -2.85,  6,  9, 3.141592653589793",
        "0.2,  4,    1.3,    0,  4, 1.5707963267948966",
        "11.8, 4,    -1.8,   12, 4, -1.5707963267948966",
        "0.5,  0.1,  0,      0.5,  0, 0",
        "0.2,  0.5,  1.57,   0, 0.5, 1.5707963267948966"
    })
    void hangsExactlyOnTheWallItWasNearTo(double x, double z, double yaw, double wallX, double wallZ, double inward) {
        settles(PICTURE, spot(x, 1, z, yaw, 1), spot(wallX, 1, wallZ, inward, 1));
    }

    @Test
    void hangsOnNoWallFromMidAir() {
        fails(PICTURE, spot(6, 1, 4.5, 0, 1), Rejection.NOT_ON_WALL);
        fails(PICTURE, spot(6, 1, 0.26, 0, 1), Rejection.NOT_ON_WALL);
        fails(PICTURE, spot(6, 1, 0, 0.31, 1), Rejection.NOT_ON_WALL);
        // With its face to the wall.
        fails(PICTURE, spot(6, 1, 0, Math.PI, 1), Rejection.NOT_ON_WALL);
    }

    @Test
    void hangsNotIntoTheNextWall() {
        fails(PICTURE, spot(0.49, 1, 0, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(PICTURE, spot(0, 1, 8.51, QUARTER, 1), Rejection.PIECE_OUTSIDE);
        fails(PICTURE, spot(6, 2.71, 0, 0, 1), Rejection.PIECE_OUTSIDE);
        fails(PICTURE, spot(6, -0.1, 0, 0, 1), Rejection.PIECE_OUTSIDE);
    }

    @Test
    void hangsRightUnderTheCeiling() {
        settles(LAMP, spot(3, 0, 3, 1, 2), spot(3, 2.2, 3, 1, 2));
        settles(LAMP, spot(3, 99, 3, 1, 1), spot(3, 2.7, 3, 1, 1));
        fails(LAMP, spot(0.4, 0, 3, 0, 1), Rejection.PIECE_OUTSIDE);
        var tall = new Form(NodeClass.CEILING, 1, 2, 1, List.of());
        fails(tall, spot(3, 0, 3, 0, 2), Rejection.PIECE_OUTSIDE);
    }
}
