package dev.hearth.room.domain;

/**
 * What an accepted command came to, remembered with its key so that a repeated one gets the same answer.
 *
 * @param offset of the command's last event; of the room as it is if nothing had to change
 * @param occupant the number a join gave, else 0
 * @param seat the seat taken, else empty
 */
public record Receipt(long offset, int occupant, String seat) {}
