/**
 * How rooms are stored: explicit names for events and snapshots, and reading old pages. May use the room, its domain,
 * the shared journal format and Pekko Persistence.
 */
@NullMarked
package dev.hearth.room.journal;

import org.jspecify.annotations.NullMarked;
