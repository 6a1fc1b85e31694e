package dev.hearth.room.domain;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;

/**
 * What a room is, apart from who is in it: its origin, its owner's wishes and its walls.
 *
 * @param epochNonce random, unique to this creation
 * @param ownerPerson the person behind the owner, never shown
 * @param closed nobody may be inside until the owner opens it again
 */
public record Charter(
        String epochNonce, PersonId ownerPerson, PersonaId owner, RoomProfile profile, Layout layout, boolean closed) {

    Charter withProfile(RoomProfile newProfile) {
        return new Charter(epochNonce, ownerPerson, owner, newProfile, layout, closed);
    }

    Charter withClosed(boolean nowClosed) {
        return new Charter(epochNonce, ownerPerson, owner, profile, layout, nowClosed);
    }
}
