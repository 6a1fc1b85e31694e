package dev.hearth.load.socket;

/**
 * What the owner of a {@link ClientSocket} hears. All methods are called on the socket's {@link SocketLoop} thread and
 * must not block.
 */
public interface SocketListener {

    /** The upgrade was accepted; frames may be sent. */
    void onOpen();

    /** One whole text message, fragments joined. */
    void onText(String text);

    /** The socket is over; said exactly once, also when it never opened. */
    void onClosed(Closing closing);
}
