package dev.hearth.simulation;

/** The one true time of a simulation, in milliseconds. Nodes have their own idea of it. */
final class SimulatedClock {

    private long now;

    long now() {
        return now;
    }

    void advance(long millis) {
        now += millis;
    }
}
