package dev.hearth.observability;

/** How a node sees members of its cluster: values of a label. */
public enum MemberState {
    UP,
    /** On its way in or out. */
    OTHER,
    /** Out of reach, whatever else it is. */
    UNREACHABLE
}
