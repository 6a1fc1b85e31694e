package dev.hearth.gateway.socket;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what rooms publish into messages of the protocol. */
final class RoomMessages {

    private RoomMessages() {}

    static ServerMessage.RoomEvents events(
            RoomId room, long firstOffset, List<RoomEntry> entries, Collection<Face> faces) {
        var lines = new ArrayList<ServerMessage.EventLine>(entries.size());
        for (var entry : entries) {
            lines.add(line(null, entry));
        }
        return new ServerMessage.RoomEvents(room.value(), firstOffset, lines, people(faces));
    }

    static ServerMessage.EventLine line(@Nullable Long offset, RoomEntry entry) {
        return new ServerMessage.EventLine(
                offset, entry.at(), entry.author(), entry.event().accept(RoomEventBodies.INSTANCE));
    }

    static ServerMessage.RoomMoves moves(RoomEntity.Moved moved) {
        return new ServerMessage.RoomMoves(moved.room().value(), moved.at(), stances(moved.moves()));
    }

    static ServerMessage.RoomSigns signs(RoomEntity.Signed signed) {
        var signs = signed.signs().stream().map(RoomMessages::sign).toList();
        return new ServerMessage.RoomSigns(signed.room().value(), signed.at(), signs);
    }

    static Map<String, ServerMessage.Face> people(Collection<Face> faces) {
        if (faces.isEmpty()) {
            return Map.of();
        }
        var people = new LinkedHashMap<String, ServerMessage.Face>();
        faces.forEach(face -> people.put(face.persona().value(), face(face)));
        return people;
    }

    static ServerMessage.Face face(Face face) {
        return new ServerMessage.Face(face.name(), look(face.look()), face.version());
    }

    static ServerMessage.Look look(Look look) {
        var body = look.body();
        return new ServerMessage.Look(
                new ServerMessage.Body(body.skin(), body.height(), body.build(), body.face()), look.worn());
    }

    static List<ServerMessage.Stance> stances(List<Standing> standings) {
        var stances = new ArrayList<ServerMessage.Stance>(standings.size());
        for (var standing : standings) {
            stances.add(new ServerMessage.Stance(standing.number(), spot(standing.place())));
        }
        return stances;
    }

    static ServerMessage.Spot spot(Place place) {
        return new ServerMessage.Spot(place.x(), place.z(), place.facing());
    }

    static ServerMessage.Settings settings(RoomProfile profile) {
        return new ServerMessage.Settings(
                profile.name(),
                profile.topic(),
                profile.tags(),
                profile.language(),
                profile.capacity(),
                word(profile.visibility()),
                profile.welcome());
    }

    /** Constants of the domain as the wire writes them. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Personas that a client needs a name for when it sees these entries. */
    static void addPersonas(List<RoomEntry> entries, Collection<PersonaId> personas) {
        for (var entry : entries) {
            entry.event().accept(PersonaNamed.INSTANCE).ifPresent(personas::add);
        }
    }

    private static ServerMessage.Sign sign(RoomEntity.Sign sign) {
        return new ServerMessage.Sign(sign.number(), sign.pose(), sign.typing(), sign.reaction(), sign.reconnecting());
    }
}
