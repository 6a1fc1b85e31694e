package dev.hearth.observability;

import java.time.Duration;
import java.util.Set;

/**
 * What a node knows of itself when somebody asks how it is.
 *
 * @param loopSilence how long ago the event loop that was heard of last of all gave a sign of life
 * @param degraded what does not go as it should, although the node serves
 */
public record NodeCondition(Membership membership, Doors doors, Duration loopSilence, Set<Degradation> degraded) {

    /** Where the node stands in its cluster, as it sees that itself. */
    public enum Membership {
        /** Not a member yet, or no more. */
        OUTSIDE,
        UP,
        /** On its way out. */
        LEAVING
    }

    /** Whether people can come in; a node that holds no sockets has no doors to wait for. */
    public enum Doors {
        OPENING,
        OPEN,
        /** Nobody new comes in, and those who are here are moved off. */
        DRAINING
    }

    public NodeCondition {
        degraded = Set.copyOf(degraded);
    }
}
