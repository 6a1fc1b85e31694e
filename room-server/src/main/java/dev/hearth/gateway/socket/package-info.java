/**
 * The socket edge: the WebSocket server, one {@link dev.hearth.gateway.socket.Connection} per socket, and the relays that
 * carry what rooms and sessions say to the event loops of this node. {@link dev.hearth.gateway.socket.SocketDoor} is the
 * way in. The only user of Netty; may use rates, the protocol, the doors of room, session, directory and identity, the kernel,
 * configuration and Pekko's actors.
 */
@NullMarked
package dev.hearth.gateway.socket;

import org.jspecify.annotations.NullMarked;
