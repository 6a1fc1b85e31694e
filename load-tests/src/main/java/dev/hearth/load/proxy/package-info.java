/**
 * A TCP proxy that breaks links on purpose, as networks do: cut, silent, half closed, slow, byte by byte. It knows nothing
 * of what passes through it.
 *
 * <p>Allowed dependencies: Netty, the JDK.
 */
@NullMarked
package dev.hearth.load.proxy;

import org.jspecify.annotations.NullMarked;
