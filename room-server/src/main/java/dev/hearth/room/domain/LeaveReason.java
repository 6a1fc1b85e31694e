package dev.hearth.room.domain;

/** Why somebody is no longer in a room. */
public enum LeaveReason {
    LEFT,
    /** The grace time of a lost connection ended. */
    LOST,
    KICKED,
    BANNED
}
