package dev.hearth.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is on its way through the network: each thing takes its own time, so one may overtake another. */
final class Transit {

    private record Parcel(long arrivesAt, long number, Runnable arrival) {}

    private final PriorityQueue<Parcel> parcels =
            new PriorityQueue<>(Comparator.comparingLong(Parcel::arrivesAt).thenComparingLong(Parcel::number));
    private long sent;

    void send(long arrivesAt, Runnable arrival) {
        parcels.add(new Parcel(arrivesAt, sent++, arrival));
    }

    void deliver(long now) {
        for (var next = parcels.peek(); next != null && next.arrivesAt() <= now; next = parcels.peek()) {
            parcels.remove();
            next.arrival().run();
        }
    }

    boolean isEmpty() {
        return parcels.isEmpty();
    }

    /** Nothing stays on its way for minutes. */
    void clear() {
        parcels.clear();
    }
}
