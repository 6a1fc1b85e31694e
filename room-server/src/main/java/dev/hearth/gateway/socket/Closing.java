package dev.hearth.gateway.socket;

import dev.hearth.kernel.Principal;
import java.time.Duration;
import java.time.Instant;

/**
 * The end of a live socket.
 *
 * @param code of the close frame that was sent or received; 1006 if there was none
 * @param age how long somebody had been identified on it
 */
public record Closing(Instant at, Principal principal, String name, int code, Duration age) {}
