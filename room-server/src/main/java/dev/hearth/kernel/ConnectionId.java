package dev.hearth.kernel;

/**
 * One socket's attachment to one link. The link is a device's resumable attachment; the number rises with every socket
 * that takes the link over, so an old socket's late "closed" never wipes the new one's presence.
 *
 * @param link public id of the link, fit for logs
 * @param number minted by the user session as max(last + 1, clock in microseconds)
 */
public record ConnectionId(String link, long number) {}
