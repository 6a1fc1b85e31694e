package dev.hearth.gateway.socket;

import dev.hearth.identity.PeopleCache;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Names and looks for what a room shows: those it sent, those known here, and which must still be looked up. */
final class Names {

    private final PeopleCache people;

    /**
     * What is known, and what is not.
     *
     * @param known the newest faces there are, among them perhaps older ones than wanted
     * @param nameless the version of each face that must still be looked up
     */
    record Found(Collection<Face> known, Map<PersonaId, Long> nameless) {}

    Names(PeopleCache people) {
        this.people = people;
    }

    /** Faces of at least these versions, given those that came along; whoever knows the people learns from these. */
    Found of(Map<PersonaId, Long> wanted, Collection<Face> sent) {
        var faces = new HashMap<PersonaId, Face>();
        for (var face : sent) {
            people.learn(face);
            keepNewer(faces, face);
        }
        var nameless = new HashMap<PersonaId, Long>();
        wanted.forEach((persona, version) -> {
            people.cached(persona).ifPresent(face -> keepNewer(faces, face));
            var best = faces.get(persona);
            if (best == null || best.version() < version) {
                nameless.put(persona, version);
            }
        });
        return new Found(List.copyOf(faces.values()), nameless);
    }

    /** Faces of whoever comes in or dresses with these entries; everybody else is known to those who see them. */
    Found ofShownFirst(List<RoomEntry> entries, Collection<Face> sent) {
        var wanted = new HashMap<PersonaId, Long>();
        for (var entry : entries) {
            if (entry.event() instanceof RoomEvent.OccupantJoined
                    || entry.event() instanceof RoomEvent.OccupantDressed) {
                want(wanted, entry);
            }
        }
        return of(wanted, sent);
    }

    /** Everybody whom a client needs a face of when it sees these entries, and of which version at least. */
    static Map<PersonaId, Long> wantedBy(List<RoomEntry> entries) {
        var wanted = new HashMap<PersonaId, Long>();
        entries.forEach(entry -> want(wanted, entry));
        return wanted;
    }

    CompletionStage<List<Face>> load(Map<PersonaId, Long> wanted) {
        return people.load(wanted)
                .thenApply(found ->
                        found.values().stream().map(person -> person.face()).toList());
    }

    private static void want(Map<PersonaId, Long> wanted, RoomEntry entry) {
        entry.event()
                .accept(PersonaNamed.INSTANCE)
                .ifPresent(persona -> wanted.merge(persona, versionIn(entry.event()), Math::max));
    }

    private static long versionIn(RoomEvent event) {
        if (event instanceof RoomEvent.OccupantDressed dressed) {
            return dressed.version();
        }
        var joinedWith = event instanceof RoomEvent.OccupantJoined joined ? joined.lookVersion() : null;
        return joinedWith == null ? 0 : joinedWith;
    }

    private static void keepNewer(Map<PersonaId, Face> faces, Face face) {
        faces.merge(face.persona(), face, (one, other) -> one.isNewerThan(other) ? one : other);
    }
}
