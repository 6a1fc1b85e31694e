package dev.hearth.observability;

/** What a command came to, as its client may take it: values of a label. */
public enum CommandOutcome {
    OK,
    /** It had no effect, and would have none if it were sent again. */
    ERROR,
    /** It had no effect; sent again later it may have. */
    LATER,
    /** It may have had its effect: the same key will tell. */
    UNKNOWN
}
