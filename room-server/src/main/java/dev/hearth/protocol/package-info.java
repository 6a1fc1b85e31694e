/**
 * The wire: what clients and nodes say to each other over the socket, as {@code docs/reference/protocol.md} describes it.
 * Strict reading of {@link dev.hearth.protocol.ClientMessage}s, writing of {@link dev.hearth.protocol.ServerMessage}s, and
 * the registries of error and close codes. Uses the JDK and Jackson; nothing else of Hearth.
 */
@NullMarked
package dev.hearth.protocol;

import org.jspecify.annotations.NullMarked;
