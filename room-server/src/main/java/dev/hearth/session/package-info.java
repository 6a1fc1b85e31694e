/**
 * One sharded actor per user: links, connections, presence, and the inbox that waits while its owner is away. May use
 * its own domain and journal, the kernel, recorders of {@code observability}, Pekko and the public door of
 * {@code room}.
 */
@NullMarked
package dev.hearth.session;

import org.jspecify.annotations.NullMarked;
