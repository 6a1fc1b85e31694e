package dev.hearth.wardrobe;

import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonaId;
import java.util.concurrent.CompletionStage;

/** Where everybody who shows people finds their looks. */
public interface LookTable {

    /** Stores a look unless a version at least as high is there; the stage fails when that may not have happened. */
    CompletionStage<Void> dress(PersonaId persona, Look look, long version);
}
