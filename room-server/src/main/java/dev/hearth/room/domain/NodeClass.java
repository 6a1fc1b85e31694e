package dev.hearth.room.domain;

/** What a piece of furniture is fixed to. */
public enum NodeClass {
    FLOOR,
    WALL,
    CEILING
}
