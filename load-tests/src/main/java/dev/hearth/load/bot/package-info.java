/**
 * Virtual clients that speak the whole protocol from its description, not from the server's classes, and write down
 * everything they send and see.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.socket}, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.bot;

import org.jspecify.annotations.NullMarked;
