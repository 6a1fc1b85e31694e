package dev.hearth.room.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The furniture of a room. Persistent like everything that grows: one piece more or less costs the same in a full room as
 * in an empty one.
 *
 * @param byNumber every piece, in the order they were placed; at most {@link #PIECES_MAX}
 * @param seats those the pieces bring, by their ids; at most {@link #SEATS_MAX}
 * @param lastNumber the highest number ever given; numbers are never used again
 */
public record Furniture(PSortedMap<Integer, Piece> byNumber, PMap<String, Seat> seats, int lastNumber) {

    /** Part of the journal's meaning like every limit of the state: replay must give the same room everywhere. */
    public static final int PIECES_MAX = 500;

    public static final int SEATS_MAX = 200;

    private static final Furniture NONE = new Furniture(TreePMap.empty(), HashTreePMap.empty(), 0);

    /** An unfurnished room. */
    public static Furniture none() {
        return NONE;
    }

    /** Builds the furniture again from what is worth storing. */
    public static Furniture of(Collection<Piece> pieces, int lastNumber) {
        var furniture = NONE;
        for (var piece : pieces) {
            furniture = furniture.with(piece);
        }
        return new Furniture(furniture.byNumber, furniture.seats, Math.max(lastNumber, furniture.lastNumber));
    }

    /** Every piece, in the order they were placed. */
    public Collection<Piece> pieces() {
        return byNumber.values();
    }

    public Optional<Piece> piece(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** A seat that a piece brings. */
    public Optional<Seat> seat(String id) {
        return Optional.ofNullable(seats.get(id));
    }

    boolean hasRoomFor(Form form) {
        return byNumber.size() < PIECES_MAX && seats.size() + form.seats().size() <= SEATS_MAX;
    }

    /** The nearest of the pieces' seats that nobody of this roster holds. */
    Optional<Seat> freeSeatNearest(Place place, Roster roster) {
        // The ids decide between equally near ones: the order of a hash map must not.
        return seats.values().stream()
                .filter(seat -> !roster.isTaken(seat.id()))
                .min(Comparator.<Seat>comparingDouble(seat -> seat.place().distanceTo(place))
                        .thenComparing(Seat::id));
    }

    Furniture placed(Piece piece) {
        if (piece.number() <= lastNumber) {
            throw new IllegalStateException(
                    "piece " + piece.number() + " is placed, but the last one was " + lastNumber);
        }
        return with(piece);
    }

    Furniture moved(int number, Spot spot) {
        return with(standing(number).at(spot));
    }

    Furniture removed(int number) {
        var left = seats;
        for (var seat : standing(number).seats()) {
            left = left.minus(seat.id());
        }
        return new Furniture(byNumber.minus(number), left, lastNumber);
    }

    Piece standing(int number) {
        return piece(number).orElseThrow(() -> new IllegalStateException("there is no piece " + number));
    }

    private Furniture with(Piece piece) {
        var placed = seats;
        for (var seat : piece.seats()) {
            placed = placed.plus(seat.id(), seat);
        }
        return new Furniture(byNumber.plus(piece.number(), piece), placed, Math.max(lastNumber, piece.number()));
    }
}
