/**
 * Rooms as sharded actors. {@link dev.hearth.room.RoomEntity} is the public door: its commands, and the notifications
 * it sends to the relays that attend. May use its own domain and journal, the kernel and Pekko; never the session, the
 * gateway or the wire.
 */
@NullMarked
package dev.hearth.room;

import org.jspecify.annotations.NullMarked;
