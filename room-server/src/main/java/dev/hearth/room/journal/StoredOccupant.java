package dev.hearth.room.journal;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The shape of an occupant in a snapshot. Early snapshots do not name looks. */
record StoredOccupant(
        int number,
        PersonId person,
        PersonaId persona,
        Instant joinedAt,
        Place place,
        @Nullable String seat,
        @Nullable Long lookVersion) {

    static StoredOccupant of(Occupant occupant) {
        return new StoredOccupant(
                occupant.number(),
                occupant.person(),
                occupant.persona(),
                occupant.joinedAt(),
                occupant.place(),
                occupant.seat(),
                occupant.lookVersion() == 0 ? null : (Long) occupant.lookVersion());
    }

    Occupant toOccupant() {
        return new Occupant(number, person, persona, joinedAt, place, seat, lookVersion == null ? 0 : lookVersion);
    }
}
