package dev.hearth.room.domain;

import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * Where people are while a batch is decided: the newest volatile position, unless an event of this very batch has put
 * somebody elsewhere, because sitting down or standing up outdates where one was walking before.
 *
 * @param newest volatile position by occupant number
 * @param outdated numbers whose volatile position no longer counts
 */
record Whereabouts(IntFunction<@Nullable Place> newest, PSet<Integer> outdated) {

    static Whereabouts of(IntFunction<@Nullable Place> newest) {
        return new Whereabouts(newest, HashTreePSet.empty());
    }

    /** Where this occupant is, on the floor of the room. */
    Place of(Occupant occupant, Layout layout) {
        return walkedTo(occupant, layout).orElse(occupant.place());
    }

    /** Where this occupant has walked to since the log last said where they are, if they have. */
    Optional<Place> walkedTo(Occupant occupant, Layout layout) {
        if (occupant.seat() != null || outdated.contains(occupant.number())) {
            return Optional.empty();
        }
        return Optional.ofNullable(newest.apply(occupant.number())).map(layout::clamp);
    }

    Whereabouts after(RoomEvent event) {
        if (event instanceof RoomEvent.SeatTaken taken) {
            return new Whereabouts(newest, outdated.plus(taken.number()));
        }
        if (event instanceof RoomEvent.SeatLeft left) {
            return new Whereabouts(newest, outdated.plus(left.number()));
        }
        return this;
    }
}
