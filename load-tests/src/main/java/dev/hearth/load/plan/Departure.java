package dev.hearth.load.plan;

/** What becomes of one node while people talk. */
public enum Departure {
    /** There is only one node, and it stays. */
    NONE,
    /** One of three nodes is asked to stop: SIGTERM. */
    IN_ORDER,
    /** One of three nodes is killed: kill -9. */
    BY_FORCE
}
