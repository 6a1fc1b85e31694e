package dev.hearth.directory.domain;

import java.time.Instant;

/**
 * A node's word that it lives. Counts of its rooms are believed until then.
 *
 * @param node its incarnation, as in {@link Residence}
 */
public record NodeLease(String node, Instant until) {

    /** Whether the node counts as alive at {@code now}. */
    public boolean isFresh(Instant now) {
        return now.isBefore(until);
    }
}
