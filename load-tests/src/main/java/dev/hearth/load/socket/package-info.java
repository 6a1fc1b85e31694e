/**
 * A small WebSocket client (RFC 6455) and HTTP client on plain sockets: one selector thread serves thousands of
 * sockets, each may be bound to a source address of its own, and bytes can be sent that no well-behaved client sends.
 *
 * <p>Allowed dependencies: the JDK.
 */
@NullMarked
package dev.hearth.load.socket;

import org.jspecify.annotations.NullMarked;
