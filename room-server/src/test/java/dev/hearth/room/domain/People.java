package dev.hearth.room.domain;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;

/** People and keys by short names. Person and persona differ, so that a test notices when a rule mixes them up. */
final class People {

    private People() {}

    static Principal principal(String name) {
        return new Principal(person(name), persona(name));
    }

    /** Another face of the same person. */
    static Principal principal(String name, String face) {
        return new Principal(person(name), persona(face));
    }

    static PersonId person(String name) {
        return new PersonId(OpaqueId.derivedFrom("person", name));
    }

    static PersonaId persona(String name) {
        return new PersonaId(OpaqueId.derivedFrom("persona", name));
    }

    static CommandKey key(long number) {
        return new CommandKey(String.format("%032x", number));
    }
}
