package dev.hearth.room.domain;

/**
 * What an accepted command came to, remembered with its key so that a repeated one gets the same answer.
 *
 * @param offset of the command's last event; of the room as it is if one of the room's own changed nothing
 * @param occupant the number a join gave or found, else 0
 * @param seat the seat taken or kept, else empty
 * @param piece the number of the piece of furniture that was placed, else 0
 */
public record Receipt(long offset, int occupant, String seat, int piece) {

    /** The receipt of a command whose last event this is: deciding and replaying must agree on it. */
    static Receipt of(long offset, RoomEvent last) {
        if (last instanceof RoomEvent.OccupantJoined joined) {
            return new Receipt(offset, joined.number(), "", 0);
        }
        if (last instanceof RoomEvent.SeatTaken taken) {
            return new Receipt(offset, 0, taken.seat(), 0);
        }
        if (last instanceof RoomEvent.PiecePlaced placed) {
            return new Receipt(offset, 0, "", placed.number());
        }
        if (last instanceof RoomEvent.NothingChanged unchanged) {
            return new Receipt(offset, unchanged.occupant(), unchanged.seat(), 0);
        }
        return new Receipt(offset, 0, "", 0);
    }
}
