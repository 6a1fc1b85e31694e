package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.time.Instant;

/** A line of recent talk as the room's state keeps it. The person is for bans and is never shown. */
public record TalkLine(long offset, Instant at, int author, PersonId person, PersonaId persona, String text) {}
