package dev.hearth.room.journal;

import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.KeyMemory;
import dev.hearth.room.domain.Piece;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBan;
import dev.hearth.room.domain.TalkLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code room.state.v2}: snapshots in which every remembered key was an object of its own. Only read. */
record SecondStoredRoom(
        StoredRoom.@Nullable Origin charter,
        long offset,
        Instant lastEventAt,
        int lastNumber,
        List<StoredOccupant> occupants,
        List<RoomBan> bans,
        List<StoredRoom.Mute> mutes,
        List<PersonaId> builders,
        List<TalkLine> talk,
        int lastPiece,
        List<Piece> furniture,
        List<KeyMemory.Memo> keys) {

    Room toRoom() {
        return new StoredRoom(
                        charter,
                        offset,
                        lastEventAt,
                        lastNumber,
                        occupants,
                        bans,
                        mutes,
                        builders,
                        talk,
                        lastPiece,
                        furniture,
                        List.of())
                .toRoom(KeyMemory.of(keys));
    }
}
