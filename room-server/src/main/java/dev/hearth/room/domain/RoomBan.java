package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.time.Instant;

/**
 * Somebody may not come in for a while, whichever face they show.
 *
 * @param persona the face that was banned: what the owner sees
 * @param until the first instant at which they may come again
 */
public record RoomBan(PersonId person, PersonaId persona, Instant until) {}
