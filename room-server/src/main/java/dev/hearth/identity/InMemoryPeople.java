package dev.hearth.identity;

import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonaId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the stored table, for tests and for a node without a store. It grows with every person and forgets at exit. */
public final class InMemoryPeople implements People {
    private final Map<PersonaId, KnownPerson> people = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Void> create(KnownPerson person) {
        people.put(person.face().persona(), person);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> dress(PersonaId persona, Look look, long version) {
        people.computeIfPresent(
                persona, (id, person) -> person.face().version() < version ? person.with(look, version) : person);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Map<PersonaId, KnownPerson>> find(Set<PersonaId> personas) {
        var found = new HashMap<PersonaId, KnownPerson>();
        for (var persona : personas) {
            var person = people.get(persona);
            if (person != null) {
                found.put(persona, person);
            }
        }
        return CompletableFuture.completedFuture(Map.copyOf(found));
    }
}
