package dev.hearth.room.domain;

import java.util.List;
import java.util.stream.IntStream;

/** Where the seats of a piece of furniture are in the room: in its own frame, scaled, turned and moved with it. */
public final class PieceSeats {

    private PieceSeats() {}

    /** The seats of a piece in the order of its form; their ids are {@code p<number>.1} and so on. */
    public static List<Seat> of(int number, List<SeatForm> forms, Spot spot) {
        return IntStream.range(0, forms.size())
                .mapToObj(i -> new Seat(
                        id(number, i + 1),
                        place(forms.get(i), spot),
                        forms.get(i).action()))
                .toList();
    }

    private static String id(int number, int index) {
        return "p" + number + "." + index;
    }

    private static Place place(SeatForm form, Spot spot) {
        double sin = Math.sin(spot.yaw()) * spot.scale();
        double cos = Math.cos(spot.yaw()) * spot.scale();
        double x = spot.x() + form.x() * cos + form.z() * sin;
        double z = spot.z() - form.x() * sin + form.z() * cos;
        return new Place(x + 0.0, z + 0.0, Angles.normalised(spot.yaw() + form.facing()));
    }
}
