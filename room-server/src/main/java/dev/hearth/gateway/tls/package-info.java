/**
 * TLS at the doors for people, when no proxy ends it: what it is set to, and one engine for each connection.
 *
 * <p>Depends on {@code config}, {@code tls}, {@code logs}, SLF4J and the JDK.
 */
@NullMarked
package dev.hearth.gateway.tls;

import org.jspecify.annotations.NullMarked;
