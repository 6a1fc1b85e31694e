package dev.hearth.room.domain;

import java.util.List;
import java.util.stream.IntStream;

/** The shells a room can have. What people's journals name never changes: a new shape gets a new name. */
final class Shells {

    private static final double BACK = 0;
    private static final double FRONT = Math.PI;
    private static final double RIGHT = Math.PI / 2;
    private static final double LEFT = -Math.PI / 2;
    private static final double WALK_SPEED = 2.0;
    private static final String SIT = "sit";
    private static final String LIE = "lie";
    private static final int MEADOW_SEATS = 12;

    private Shells() {}

    /** A hall of 12 by 9 metres: door in the front wall, fire in the back wall, a table, and benches along the sides. */
    static Layout hall() {
        double towardsFire = Math.atan2(1.0, 1.6);
        return new Layout(
                Layout.HALL,
                12,
                9,
                3.2,
                true,
                WALK_SPEED,
                new Place(6, 0, BACK),
                List.of(
                        seat("sofa-1", 0.8, 3.6, RIGHT, SIT),
                        seat("sofa-2", 0.8, 4.5, RIGHT, SIT),
                        seat("sofa-3", 0.8, 5.4, RIGHT, SIT),
                        seat("chair-1", 5.6, 4.5, RIGHT, SIT),
                        seat("chair-2", 8.4, 4.5, LEFT, SIT),
                        seat("chair-3", 7.0, 3.1, BACK, SIT),
                        seat("chair-4", 7.0, 5.9, FRONT, SIT),
                        seat("bench-1", 11.2, 3.6, LEFT, SIT),
                        seat("bench-2", 11.2, 4.5, LEFT, SIT),
                        seat("bench-3", 11.2, 5.4, LEFT, SIT),
                        seat("fire-1", 5.0, 7.4, towardsFire, SIT),
                        seat("fire-2", 7.0, 7.4, -towardsFire, SIT)));
    }

    /** A loft of 9 by 7 metres under the roof: door in the front wall, window seats at the back, a bar on the right. */
    static Layout loft() {
        return new Layout(
                "loft.v1",
                9,
                7,
                3,
                true,
                WALK_SPEED,
                new Place(4.5, 0, BACK),
                List.of(
                        seat("window-1", 2.4, 6.4, FRONT, SIT),
                        seat("window-2", 3.4, 6.4, FRONT, SIT),
                        seat("window-3", 5.6, 6.4, FRONT, SIT),
                        seat("window-4", 6.6, 6.4, FRONT, SIT),
                        seat("sofa-1", 0.8, 3.2, RIGHT, SIT),
                        seat("sofa-2", 0.8, 4.1, RIGHT, SIT),
                        seat("bar-1", 7.6, 2.6, RIGHT, SIT),
                        seat("bar-2", 7.6, 3.6, RIGHT, SIT),
                        seat("bar-3", 7.6, 4.6, RIGHT, SIT)));
    }

    /** A garden of 16 by 14 metres between hedges, open to the sky: gate in front, fire in the middle, a lawn at the back. */
    static Layout garden() {
        double half = Math.PI / 4;
        return new Layout(
                "garden.v1",
                16,
                14,
                6,
                false,
                WALK_SPEED,
                new Place(8, 0, BACK),
                List.of(
                        seat("fire-1", 8.0, 5.0, BACK, SIT),
                        seat("fire-2", 9.4, 5.6, -half, SIT),
                        seat("fire-3", 10.0, 7.0, LEFT, SIT),
                        seat("fire-4", 9.4, 8.4, -3 * half, SIT),
                        seat("fire-5", 8.0, 9.0, FRONT, SIT),
                        seat("fire-6", 6.6, 8.4, 3 * half, SIT),
                        seat("fire-7", 6.0, 7.0, RIGHT, SIT),
                        seat("fire-8", 6.6, 5.6, half, SIT),
                        seat("bench-1", 0.9, 6.5, RIGHT, SIT),
                        seat("bench-2", 0.9, 7.5, RIGHT, SIT),
                        seat("bench-3", 15.1, 6.5, LEFT, SIT),
                        seat("bench-4", 15.1, 7.5, LEFT, SIT),
                        seat("blanket-1", 3.0, 11.5, FRONT, LIE),
                        seat("blanket-2", 4.2, 11.5, FRONT, LIE),
                        seat("blanket-3", 11.8, 11.5, FRONT, LIE),
                        seat("blanket-4", 13.0, 11.5, FRONT, LIE)));
    }

    /** A studio of 6 by 6 metres for one and their guests: door in the front wall, bed, desk and a small sofa. */
    static Layout studio() {
        return new Layout(
                "studio.v1",
                6,
                6,
                2.7,
                true,
                WALK_SPEED,
                new Place(3, 0, BACK),
                List.of(
                        seat("bed-1", 1.2, 5.0, RIGHT, LIE),
                        seat("desk-1", 5.0, 4.6, RIGHT, SIT),
                        seat("sofa-1", 0.8, 2.4, RIGHT, SIT),
                        seat("sofa-2", 0.8, 3.3, RIGHT, SIT)));
    }

    /** A meadow of 40 by 40 metres between low walls for a crowd: gate in front, a fire with seats around it in the middle. */
    static Layout meadow() {
        var seats = IntStream.range(0, MEADOW_SEATS)
                .mapToObj(number -> aroundTheFire(number, 2 * Math.PI * number / MEADOW_SEATS))
                .toList();
        return new Layout("meadow.v1", 40, 40, 6, false, WALK_SPEED, new Place(20, 0, BACK), seats);
    }

    private static Seat aroundTheFire(int number, double angle) {
        double x = centimetres(20 + 3 * Math.sin(angle));
        double z = centimetres(20 + 3 * Math.cos(angle));
        return seat("fire-" + (number + 1), x, z, Angles.normalised(angle + Math.PI), SIT);
    }

    private static double centimetres(double metres) {
        return Math.rint(metres * 100) / 100;
    }

    private static Seat seat(String id, double x, double z, double facing, String action) {
        return new Seat(id, new Place(x, z, facing), action);
    }
}
