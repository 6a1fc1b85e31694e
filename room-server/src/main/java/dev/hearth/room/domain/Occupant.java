package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a room, whatever number of devices they use.
 *
 * @param place where the journal last saw them; the room's front knows later steps
 * @param seat the seat they hold, if any
 * @param lookVersion of the newest face that the log knows of, 0 for none
 */
public record Occupant(
        int number,
        PersonId person,
        PersonaId persona,
        Instant joinedAt,
        Place place,
        @Nullable String seat,
        long lookVersion) {

    Occupant at(Place newPlace) {
        return new Occupant(number, person, persona, joinedAt, newPlace, seat, lookVersion);
    }

    Occupant seatedOn(Seat newSeat) {
        return new Occupant(number, person, persona, joinedAt, newSeat.place(), newSeat.id(), lookVersion);
    }

    Occupant standingAt(Place newPlace) {
        return new Occupant(number, person, persona, joinedAt, newPlace, null, lookVersion);
    }

    Occupant looking(long version) {
        return new Occupant(number, person, persona, joinedAt, place, seat, version);
    }
}
