package dev.hearth.protocol;

import org.jspecify.annotations.Nullable;

/** What became of the bytes of one message. */
public sealed interface Reading {

    /** A message that can be acted on. */
    record Read(ClientMessage message) implements Reading {}

    /**
     * A JSON object that is no message of this protocol; to be answered with an error.
     *
     * @param id the request number, where it could be read
     * @param opening true if it would have been an {@code identify} or {@code resume}: there is nothing to go on with
     * @param detail names the field and what is allowed
     */
    record Invalid(@Nullable Long id, ErrorCode code, String detail, boolean opening) implements Reading {}

    /** Not even that: the socket must close. */
    record Broken(CloseCode code, String detail) implements Reading {}
}
