package dev.hearth.room.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one submission. */
public sealed interface Outcome {

    /** @param duplicate it had been done before, under the same key */
    record Accepted(Receipt receipt, boolean duplicate) implements Outcome {}

    /**
     * No effect, ever.
     *
     * @param nearestSeat with {@link Rejection#SEAT_TAKEN}: the nearest free seat, if there is one
     * @param until with bans and mutes: when they end
     */
    record Refused(
            Rejection rejection,
            @Nullable String nearestSeat,
            @Nullable Instant until) implements Outcome {

        public static Refused because(Rejection rejection) {
            return new Refused(rejection, null, null);
        }
    }
}
