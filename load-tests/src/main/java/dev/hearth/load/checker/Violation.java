package dev.hearth.load.checker;

/**
 * One broken promise.
 *
 * @param invariant which
 * @param stream where: {@code room:<id>} or {@code inbox:<persona>}
 * @param detail what was found, with offsets, keys and personas
 */
public record Violation(Invariant invariant, String stream, String detail) {}
