package dev.hearth.identity.domain;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonId;

/**
 * One persona and the person behind it.
 *
 * @param person never shown to other people
 * @param face what other people see
 * @param generation raised when everything handed out to this person before has to stop working
 */
public record KnownPerson(PersonId person, Face face, AgeBand ageBand, long generation) {

    /** The same person, looking like this. */
    public KnownPerson with(Look look, long version) {
        return new KnownPerson(person, new Face(face.persona(), face.name(), look, version), ageBand, generation);
    }
}
