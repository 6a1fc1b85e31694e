package dev.hearth.load.bot;

import java.time.Duration;

/**
 * How a client comes back after a lost connection.
 *
 * @param backOffFirst the longest first pause before a new try; every further one may be twice as long
 * @param backOffMax the longest pause
 * @param calm after so long with a connection the pauses begin anew
 * @param readyWithin how long a new connection may take until it is ready
 * @param silenceMax how long answers may be missing without a word before the connection counts as lost
 */
public record ReturnSettings(
        Duration backOffFirst, Duration backOffMax, Duration calm, Duration readyWithin, Duration silenceMax) {

    /** As the protocol asks of clients. */
    public static final ReturnSettings BY_THE_BOOK = new ReturnSettings(
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(6));

    /** The same with another longest pause, so that not the client's patience decides how long it is away. */
    public ReturnSettings withBackOffMax(Duration longest) {
        return new ReturnSettings(backOffFirst, longest, calm, readyWithin, silenceMax);
    }
}
