/**
 * Who hears of whose steps in a room that is too full for everybody to hear of every step. Pure Java, used by the room,
 * which decides when it is crowded, and by the relays, which know what each of their connections can see. Not
 * thread-safe: each object belongs to one actor.
 *
 * <p>Allowed dependencies: {@code room.domain}, and {@code config} for the settings.
 */
@NullMarked
package dev.hearth.room.crowd;

import org.jspecify.annotations.NullMarked;
