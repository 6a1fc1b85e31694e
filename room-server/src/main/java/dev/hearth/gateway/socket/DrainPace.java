package dev.hearth.gateway.socket;

import java.time.Duration;

/** How sockets are spread over the time in which a node moves them off. Pure. */
record DrainPace(GatewaySettings.Drain settings) {

    /** How many of so many sockets go at once: as configured, or more if that would take too long. */
    int batch(int sockets) {
        long batches = settings.time().toMillis() / settings.interval().toMillis() + 1;
        return (int) Math.max(settings.batch(), (sockets + batches - 1) / batches);
    }

    /** When the socket at this place of its batch may come back: evenly spread, alone in the middle. */
    Duration returnAfter(int place, int batch) {
        return settings.returnWithin().multipliedBy(place + 1L).dividedBy(batch + 1L);
    }
}
