package dev.hearth.gateway.socket;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.PeopleShapes;
import dev.hearth.protocol.RoomShapes;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Piece;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Seat;
import dev.hearth.room.domain.Spot;
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

    static ServerMessage.RoomSigns signs(RoomEntity.Signed signed) {
        var signs = signed.signs().stream().map(RoomMessages::sign).toList();
        return new ServerMessage.RoomSigns(signed.room().value(), signed.at(), signs);
    }

    static Map<String, PeopleShapes.Face> people(Collection<Face> faces) {
        if (faces.isEmpty()) {
            return Map.of();
        }
        var people = new LinkedHashMap<String, PeopleShapes.Face>();
        faces.forEach(face -> people.put(face.persona().value(), face(face)));
        return people;
    }

    static PeopleShapes.Face face(Face face) {
        return new PeopleShapes.Face(face.name(), look(face.look()), face.version());
    }

    static PeopleShapes.Look look(Look look) {
        var body = look.body();
        return new PeopleShapes.Look(
                new PeopleShapes.Body(body.skin(), body.height(), body.build(), body.face()), look.worn());
    }

    static List<RoomShapes.Stance> stances(List<Standing> standings) {
        var stances = new ArrayList<RoomShapes.Stance>(standings.size());
        for (var standing : standings) {
            stances.add(new RoomShapes.Stance(standing.number(), spot(standing.place())));
        }
        return stances;
    }

    static RoomShapes.Spot spot(Place place) {
        return new RoomShapes.Spot(place.x(), place.z(), place.facing());
    }

    static RoomShapes.Fixing fixing(Spot spot) {
        return new RoomShapes.Fixing(spot.x(), spot.y(), spot.z(), spot.yaw(), spot.scale());
    }

    /** @param taken numbers of those who sit, by the seat */
    static List<RoomShapes.SeatView> seats(List<Seat> seats, Map<String, Integer> taken) {
        return seats.stream()
                .map(seat ->
                        new RoomShapes.SeatView(seat.id(), spot(seat.place()), seat.action(), taken.get(seat.id())))
                .toList();
    }

    static RoomShapes.PieceView piece(Piece piece, Map<String, Integer> taken) {
        return new RoomShapes.PieceView(
                piece.number(),
                piece.product(),
                piece.placedBy().value(),
                fixing(piece.spot()),
                seats(piece.seats(), taken));
    }

    static RoomShapes.Settings settings(RoomProfile profile) {
        return new RoomShapes.Settings(
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

    private static RoomShapes.Sign sign(RoomEntity.Sign sign) {
        return new RoomShapes.Sign(sign.number(), sign.pose(), sign.typing(), sign.reaction(), sign.reconnecting());
    }
}
