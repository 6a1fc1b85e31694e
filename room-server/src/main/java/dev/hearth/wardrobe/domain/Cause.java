package dev.hearth.wardrobe.domain;

import dev.hearth.kernel.CommandKey;

/**
 * The key under which a command is remembered.
 *
 * @param fingerprint of its content: the same key with another one is a conflict
 */
public record Cause(CommandKey key, String fingerprint) {}
