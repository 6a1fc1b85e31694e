package dev.hearth.room;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The newest faces of those who are here, and which of them the log does not know of yet: those are put to the journal
 * again and again until it does, one command for each persona at a time. Bounded by the room's occupants. Not thread-safe.
 */
final class Faces {

    private final Consumer<RoomCommand> submit;
    private final Map<PersonaId, Face> newest = new HashMap<>();
    private final Set<PersonaId> asked = new HashSet<>();

    /** @param submit has one of the room's own commands committed */
    Faces(Consumer<RoomCommand> submit) {
        this.submit = submit;
    }

    /** Somebody who is here, or is coming in, shows this face; an older one than known changes nothing. */
    void know(Face face) {
        newest.merge(face.persona(), face, (known, other) -> known.isNewerThan(other) ? known : other);
    }

    /** Has the log learn the newest face of this persona, if it does not know it yet. */
    void settle(Room room, PersonaId persona) {
        news(room, persona).filter(command -> asked.add(persona)).ifPresent(submit);
    }

    /** The same for everybody, after the journal was away and all that waited was lost. */
    void settleAll(Room room) {
        asked.clear();
        List.copyOf(newest.keySet()).forEach(persona -> settle(room, persona));
    }

    /** The journal has dealt with a command; meanwhile there may be a newer face. */
    void decided(Room room, RoomCommand command) {
        if (command instanceof RoomCommand.Dress dress) {
            asked.remove(dress.persona());
            settle(room, dress.persona());
        }
    }

    void forget(PersonaId persona) {
        newest.remove(persona);
    }

    void clear() {
        newest.clear();
    }

    List<Face> all() {
        return List.copyOf(newest.values());
    }

    /** Of those who come in or dress in these entries. */
    List<Face> shownFirstIn(List<RoomEntry> entries) {
        return entries.stream()
                .map(entry -> shown(entry.event()))
                .flatMap(Optional::stream)
                .distinct()
                .map(newest::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<RoomCommand> news(Room room, PersonaId persona) {
        var face = newest.get(persona);
        return face == null
                ? Optional.empty()
                : room.occupantOf(persona)
                        .filter(occupant -> occupant.lookVersion() < face.version())
                        .map(occupant -> new RoomCommand.Dress(persona, face.version()));
    }

    private static Optional<PersonaId> shown(RoomEvent event) {
        if (event instanceof RoomEvent.OccupantJoined joined) {
            return Optional.of(joined.persona());
        }
        return event instanceof RoomEvent.OccupantDressed dressed ? Optional.of(dressed.persona()) : Optional.empty();
    }
}
