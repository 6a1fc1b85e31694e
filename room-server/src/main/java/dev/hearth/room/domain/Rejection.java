package dev.hearth.room.domain;

/** The rules by which a room refuses. */
public enum Rejection {
    ROOM_NOT_FOUND,
    ROOM_EXISTS,
    ROOM_FULL,
    ROOM_CLOSED,
    ROOM_NOT_CLOSED,
    BANNED,
    MUTED,
    FORBIDDEN,
    NOT_IN_ROOM,
    NO_SUCH_OCCUPANT,
    TARGET_PROTECTED,
    LIMIT_REACHED,
    SEAT_TAKEN,
    SEAT_UNKNOWN,
    NOT_SEATED,
    PIECE_UNKNOWN,
    PIECE_OUTSIDE,
    NOT_ON_WALL,
    NO_CEILING,
    PIECE_FOREIGN,
    FURNITURE_FULL,
    KEY_CONFLICT,
    /** Too many commands wait; the room's front says so without asking the journal. */
    BUSY,
    /** The room is changing its place; with the same key it will get through later. */
    MOVING,
    /** The store is away and this command never reached it. */
    STORAGE_UNAVAILABLE,
    /** The command may have reached the store; only its key can tell. */
    OUTCOME_PENDING
}
