package dev.hearth.operations.domain;

/**
 * How much goes on in a room.
 *
 * @param room its id
 * @param offset of the last event in its log
 * @param commandsPerMinute about as many in the last minute
 */
public record RoomLoad(
        String room, String name, boolean closed, int occupants, int capacity, long offset, double commandsPerMinute) {}
