package dev.hearth.gateway.socket;

import dev.hearth.identity.PeopleCache;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Names and looks for what a room shows: those it sent, those known here, and which must still be looked up. */
final class Names {

    private final PeopleCache people;

    /** Names that are known, and personas whose names are not. */
    record Found(Collection<Face> known, Set<PersonaId> nameless) {}

    Names(PeopleCache people) {
        this.people = people;
    }

    /** Names for these personas, given those that came along. */
    Found of(Set<PersonaId> personas, Collection<Face> sent) {
        var faces = new ArrayList<>(sent);
        var nameless = new HashSet<>(personas);
        sent.forEach(face -> nameless.remove(face.persona()));
        nameless.removeIf(persona -> {
            var cached = people.cached(persona);
            cached.ifPresent(faces::add);
            return cached.isPresent();
        });
        return new Found(faces, nameless);
    }

    /** Names for whoever comes in with these entries; everybody else is known to those who see them. */
    Found ofJoining(List<RoomEntry> entries, Collection<Face> sent) {
        var joining = new HashSet<PersonaId>();
        for (var entry : entries) {
            if (entry.event() instanceof RoomEvent.OccupantJoined joined) {
                joining.add(joined.persona());
            }
        }
        return of(joining, sent);
    }

    CompletionStage<List<Face>> load(Set<PersonaId> personas) {
        return people.load(personas)
                .thenApply(found ->
                        found.values().stream().map(person -> person.face()).toList());
    }
}
