package dev.hearth.operations.domain;

import java.util.List;

/**
 * A room as operators see it: who is in, and never what they say.
 *
 * @param offset of the last event in its log
 * @param occupants a page of them, by number
 */
public record RoomSight(
        String room,
        String name,
        boolean closed,
        int capacity,
        long offset,
        int occupantCount,
        List<Occupant> occupants) {

    public RoomSight {
        occupants = List.copyOf(occupants);
    }

    /**
     * Somebody in the room.
     *
     * @param name empty where the room does not know it
     * @param joinedAt milliseconds of Unix time
     */
    public record Occupant(
            int number, String persona, String name, long joinedAt, boolean reconnecting, boolean muted) {}
}
