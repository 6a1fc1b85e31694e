package dev.hearth.observability;

/** Where a person's session stands: values of a label. */
public enum SessionState {
    /** Some device has a socket. */
    ONLINE,
    /** No device has one, but one may still come back. */
    RECONNECTING,
    /** Nobody is there: it only finishes something, or was asked something. */
    OFFLINE
}
