package dev.hearth.load.socket;

/**
 * How a socket ended.
 *
 * @param kind who ended it
 * @param code the close code of a close frame, the HTTP status of a refused upgrade, or 0
 * @param reason the reason of the close frame, the body of a refusal, or the text of an I/O failure
 */
public record Closing(Kind kind, int code, String reason) {

    /** Who ended the socket. */
    public enum Kind {
        /** The server sent a close frame. */
        CLOSE_FRAME,
        /** The server answered the upgrade with something other than 101. */
        REFUSED,
        /** The connection broke, or could not be made. */
        LOST,
        /** This side broke it off. */
        ABORTED
    }

    static Closing lost(String why) {
        return new Closing(Kind.LOST, 0, why);
    }
}
