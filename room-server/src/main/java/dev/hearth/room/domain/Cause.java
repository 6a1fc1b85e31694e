package dev.hearth.room.domain;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;

/**
 * The accepted command behind an event, as the memory of keys needs it.
 *
 * @param fingerprint of the command's content: the same key with another one is a conflict
 */
public record Cause(PersonId person, CommandKey key, String fingerprint) {}
