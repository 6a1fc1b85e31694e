/**
 * Reads settings out of HOCON once, at start, into validated values. A wrong value stops the start with its key, its value
 * and the allowed range.
 *
 * <p>Allowed dependencies: the JDK, the Typesafe configuration library, and {@code dev.hearth.tls} to look into the files that
 * keys name.
 */
@NullMarked
package dev.hearth.config;

import org.jspecify.annotations.NullMarked;
