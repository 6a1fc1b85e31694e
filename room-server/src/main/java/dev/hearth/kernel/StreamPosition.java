package dev.hearth.kernel;

/**
 * How far somebody has read in a stream.
 *
 * @param epoch which history the offset belongs to; a position of another epoch is never believed
 * @param offset the last event seen, 0 for none
 */
public record StreamPosition(String epoch, long offset) {}
