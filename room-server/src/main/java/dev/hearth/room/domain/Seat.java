package dev.hearth.room.domain;

/**
 * A named spot that one occupant at a time may take.
 *
 * @param id unique in the room, at most 32 characters
 * @param action what one does there, for instance {@code sit}
 */
public record Seat(String id, Place place, String action) {}
