package dev.hearth.load.proxy;

import java.time.Duration;

/**
 * One line of a connection's script.
 *
 * @param after since the connection was accepted
 * @param fault what is wrong from then on, in place of what was wrong before
 */
public record Step(Duration after, Fault fault) {}
