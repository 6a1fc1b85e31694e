package dev.hearth.session.domain;

/** Whether a person is here, derived from their links and never stored. */
public enum Presence {
    /** Some link has a socket. */
    ONLINE,
    /** No link has a socket, but one may still come back. */
    RECONNECTING,
    OFFLINE
}
