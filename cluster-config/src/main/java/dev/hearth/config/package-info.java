/**
 * Reads settings out of HOCON once, at start, into validated values. A wrong value stops the start with its key, its value
 * and the allowed range.
 *
 * <p>Allowed dependencies: the JDK and the Typesafe configuration library.
 */
@NullMarked
package dev.hearth.config;

import org.jspecify.annotations.NullMarked;
