package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.util.List;

/**
 * A piece of furniture that stands in a room.
 *
 * @param number from 1, rising, never used again
 * @param product id in the catalogue it came from, which may have changed or gone since
 * @param placedBy may always take it away again
 * @param person behind that persona, never shown
 */
public record Piece(int number, String product, PersonaId placedBy, PersonId person, Form form, Spot spot) {

    public Piece {
        if (number < 1 || product.isEmpty()) {
            throw new IllegalArgumentException("a piece has a number from 1 and a product, got " + number);
        }
    }

    /** The seats it brings, where they are now. */
    public List<Seat> seats() {
        return PieceSeats.of(number, form.seats(), spot);
    }

    Piece at(Spot newSpot) {
        return new Piece(number, product, placedBy, person, form, newSpot);
    }
}
