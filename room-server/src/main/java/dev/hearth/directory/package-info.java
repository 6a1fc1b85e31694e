/**
 * The list of rooms: a port with a stored and an in-memory side, and the actor that keeps it up to date. May use its own
 * domain, the room's public door, the kernel, the typed configuration reader, Pekko and logging. The adapter in {@code
 * cassandra} depends on this package, never the other way round.
 */
@NullMarked
package dev.hearth.directory;

import org.jspecify.annotations.NullMarked;
