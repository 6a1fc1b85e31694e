package dev.hearth.gateway.http;

/**
 * Whether this node wants traffic, or whether it lives.
 *
 * @param status one word for whoever asks, such as {@code ready}, {@code starting}, {@code draining} or {@code live}
 */
public record Readiness(boolean ready, String status) {}
