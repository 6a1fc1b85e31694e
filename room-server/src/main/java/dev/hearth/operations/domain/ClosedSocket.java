package dev.hearth.operations.domain;

/**
 * The end of a socket.
 *
 * @param at milliseconds of Unix time
 * @param code it closed with
 * @param ageMillis how long it lived
 */
public record ClosedSocket(long at, String persona, String name, int code, long ageMillis) {}
