package dev.hearth.gateway.http;

/** The limits that clients are told before they open a socket; the socket's first message repeats them. */
public record AnnouncedLimits(int frameBytes, int unanswered, int textCodePoints) {}
