/**
 * Fills a server with people and rooms for those who want to try something in a world that is not empty.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bot}, {@code dev.hearth.load.command}, {@code dev.hearth.load.socket},
 * Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.seed;

import org.jspecify.annotations.NullMarked;
