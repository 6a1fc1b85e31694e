/** Tests of the socket edge: pure parts, relays with fake sockets, and the whole door with real ones. */
@NullMarked
package dev.hearth.gateway.socket;

import org.jspecify.annotations.NullMarked;
