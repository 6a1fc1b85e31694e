/**
 * Judges what clients sent and saw against what the server kept. Pure: works on histories and logs, talks to nobody.
 *
 * <p>Allowed dependencies: {@code dev.hearth.load.bot}'s records, Jackson, the JDK.
 */
@NullMarked
package dev.hearth.load.checker;

import org.jspecify.annotations.NullMarked;
