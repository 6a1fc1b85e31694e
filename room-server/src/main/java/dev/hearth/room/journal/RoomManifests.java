package dev.hearth.room.journal;

import dev.hearth.journal.ManifestJson;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;

/** The stored names of everything a room writes. A name is never given twice, and never changes what it means. */
final class RoomManifests {

    static final String ENTRY = "room.entry.v1";
    private static final String STATE = "room.state.v3";
    private static final String SECOND_STATE = "room.state.v2";
    private static final String FIRST_STATE = "room.state.v1";

    private RoomManifests() {}

    static boolean isState(String manifest) {
        return manifest.equals(STATE) || manifest.equals(SECOND_STATE) || manifest.equals(FIRST_STATE);
    }

    static ManifestJson table() {
        return ManifestJson.builder()
                .type(ENTRY, RoomEntry.class)
                .type(STATE, Room.class, StoredRoom.class, StoredRoom::of, StoredRoom::toRoom)
                .older(SECOND_STATE, SecondStoredRoom.class, SecondStoredRoom::toRoom)
                .older(FIRST_STATE, FirstStoredRoom.class, FirstStoredRoom::toRoom)
                .type("room.created.v1", RoomEvent.RoomCreated.class)
                .type("room.configured.v1", RoomEvent.RoomConfigured.class)
                .type("room.closed.v1", RoomEvent.RoomClosed.class)
                .type("room.reopened.v1", RoomEvent.RoomReopened.class)
                .type("room.occupant-joined.v1", RoomEvent.OccupantJoined.class)
                .type("room.occupant-dressed.v1", RoomEvent.OccupantDressed.class)
                .type("room.occupant-left.v1", RoomEvent.OccupantLeft.class)
                .type("room.message-posted.v1", RoomEvent.MessagePosted.class)
                .type("room.seat-taken.v1", RoomEvent.SeatTaken.class)
                .type("room.seat-left.v1", RoomEvent.SeatLeft.class)
                .type("room.person-banned.v1", RoomEvent.PersonBanned.class)
                .type("room.person-unbanned.v1", RoomEvent.PersonUnbanned.class)
                .type("room.persona-muted.v1", RoomEvent.PersonaMuted.class)
                .type("room.persona-unmuted.v1", RoomEvent.PersonaUnmuted.class)
                .type("room.role-changed.v1", RoomEvent.RoleChanged.class)
                .type("room.piece-placed.v1", RoomEvent.PiecePlaced.class)
                .type("room.piece-moved.v1", RoomEvent.PieceMoved.class)
                .type("room.piece-removed.v1", RoomEvent.PieceRemoved.class)
                .type("room.positions-noted.v1", RoomEvent.PositionsNoted.class)
                .type("room.nothing-changed.v1", RoomEvent.NothingChanged.class)
                .build();
    }
}
