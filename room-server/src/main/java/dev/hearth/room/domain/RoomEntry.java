package dev.hearth.room.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a room's log: an event with when it happened, who caused it and, on the last event of a person's command,
 * the key that must not have an effect again. Its offset is its persistence sequence number and is not repeated here.
 *
 * @param author occupant number of who caused it, 0 for somebody outside or the room itself
 * @param cause present on the last event of a command that carried a key
 */
public record RoomEntry(Instant at, int author, @Nullable Cause cause, RoomEvent event) {}
