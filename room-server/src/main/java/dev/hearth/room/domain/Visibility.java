package dev.hearth.room.domain;

/** Who can find a room. A room that is closed is neither: see {@link Room#closed()}. */
public enum Visibility {
    /** Stands in the directory. */
    PUBLIC,
    /** Reached by whoever knows its id. */
    OPEN
}
