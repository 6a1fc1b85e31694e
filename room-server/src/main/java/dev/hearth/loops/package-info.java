/**
 * The threads of a node's hot path. {@link dev.hearth.loops.EventLoops} are shared by sockets, by the store's driver and,
 * through {@link dev.hearth.loops.LoopExecutorConfigurator}, by rooms, sessions and relays.
 *
 * <p>Allowed dependencies: Netty's event loops, Pekko's dispatchers.
 */
@NullMarked
package dev.hearth.loops;

import org.jspecify.annotations.NullMarked;
