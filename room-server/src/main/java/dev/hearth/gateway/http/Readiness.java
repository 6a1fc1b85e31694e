package dev.hearth.gateway.http;

/**
 * Whether this node wants traffic.
 *
 * @param status one word for whoever asks, such as {@code ready}, {@code starting} or {@code draining}
 */
public record Readiness(boolean ready, String status) {}
