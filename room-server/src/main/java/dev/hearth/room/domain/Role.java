package dev.hearth.room.domain;

/** What somebody is in a room; what that allows stands in {@link Rights}. */
public enum Role {
    OWNER,
    BUILDER,
    GUEST
}
