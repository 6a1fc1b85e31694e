package dev.hearth.wardrobe;

import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;

/** Told of a look that the table has; possibly more than once. */
public interface LookNews {

    void changed(PersonId person, PersonaId persona, Look look, long version);
}
