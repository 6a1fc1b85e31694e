/**
 * A server of the wire protocol that keeps nothing and does only what talking people need: for knowing how much the load
 * generator itself can do, and for knowing that the oracle notices a server that lies.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bot} for JSON, Netty, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.stub;

import org.jspecify.annotations.NullMarked;
