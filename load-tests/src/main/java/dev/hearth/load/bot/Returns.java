package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.socket.Closing;
import java.time.Duration;

/** Hears how a bot lost its connections and came back. Called on the loop's thread. */
public interface Returns {

    /** Nobody listens. */
    Returns UNHEARD = new Returns() {};

    /** A connection that had been ready is gone. */
    default void onLost(Closing closing, int unanswered) {}

    /** A new connection is ready; streams follow. */
    default void onReady(WayBack way) {}

    /** How one stream goes on: {@code live}, {@code replay}, {@code snapshot} or {@code gone}. */
    default void onStream(String stream, String answer) {}

    /**
     * Every stream that was named goes on, or is known not to.
     *
     * @param opening since the socket was opened
     */
    default void onLive(Duration opening) {}

    /**
     * One sending of a command got its answer, or none.
     *
     * @param took since it was sent
     */
    default void onAnswered(ObjectNode command, Answer answer, Duration took) {}

    /** The server told this client to stop. */
    default void onStopped(Closing closing) {}
}
