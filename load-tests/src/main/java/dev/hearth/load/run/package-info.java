/**
 * What a run needs around the bots: reading a server's logs for the checker.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bot}, {@code dev.hearth.load.checker}, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.run;

import org.jspecify.annotations.NullMarked;
