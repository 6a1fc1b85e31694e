package dev.hearth.load.bot;

import dev.hearth.load.socket.Closing;

/** What the range of a close code tells a client to do. */
public enum WayBack {
    /** Take over the link. */
    RESUME,
    /** Get new tokens first, then take over the link. */
    RENEW,
    /** A new link, with positions. */
    IDENTIFY,
    /** Nothing: a person has to be told. */
    STOP;

    private static final int BROKEN_CLIENT = 1007;

    /** What to do after a connection ended. */
    static WayBack after(Closing closing) {
        if (closing.kind() != Closing.Kind.CLOSE_FRAME) {
            return RESUME;
        }
        int code = closing.code();
        if (code == BROKEN_CLIENT || code >= 4500) {
            return STOP;
        }
        if (code >= 4300) {
            return IDENTIFY;
        }
        return code >= 4200 ? RENEW : RESUME;
    }
}
