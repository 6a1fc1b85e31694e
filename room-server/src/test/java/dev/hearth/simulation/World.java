package dev.hearth.simulation;

/**
 * What everybody in a simulation shares.
 *
 * @param lossOneIn one message in so many gets lost on the way
 */
record World(
        Chance chance,
        Tally tally,
        SimulatedClock clock,
        Transit transit,
        StubJournal journal,
        Books books,
        SimulatedRoom room,
        Wishes wishes,
        int lossOneIn) {}
