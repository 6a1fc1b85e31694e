package dev.hearth.identity;

import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonaId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The table of people. Every stage fails when the store is away or too slow; then a creation may or may not have
 * happened.
 */
public interface People {

    /** Most personas that one {@link #find} takes. */
    int FIND_MAX = 1_000;

    /** Stores a person. Storing the same one again changes nothing. */
    CompletionStage<Void> create(KnownPerson person);

    /**
     * Stores how a persona looks, unless a version at least as high is stored already. Nothing happens for an unknown one.
     *
     * @param version of the face with this look
     */
    CompletionStage<Void> dress(PersonaId persona, Look look, long version);

    /**
     * Finds people by persona; whoever is unknown is missing from the answer.
     *
     * @param personas at most {@link #FIND_MAX}
     */
    CompletionStage<Map<PersonaId, KnownPerson>> find(Set<PersonaId> personas);
}
