package dev.hearth.observability;

/** What sharding spreads over the nodes: values of a label. */
public enum EntityKind {
    ROOM,
    SESSION,
    WARDROBE
}
