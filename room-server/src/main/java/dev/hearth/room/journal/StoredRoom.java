package dev.hearth.room.journal;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Charter;
import dev.hearth.room.domain.Furniture;
import dev.hearth.room.domain.KeyMemory;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Piece;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBan;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Roster;
import dev.hearth.room.domain.Sanctions;
import dev.hearth.room.domain.TalkLine;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePVector;

/**
 * A snapshot of a room as plain lists; the indexes that make the state quick are built again on reading, and the layout
 * from the name of its shell.
 */
record StoredRoom(
        @Nullable Origin charter,
        long offset,
        Instant lastEventAt,
        int lastNumber,
        List<StoredOccupant> occupants,
        List<RoomBan> bans,
        List<Mute> mutes,
        List<PersonaId> builders,
        List<TalkLine> talk,
        int lastPiece,
        List<Piece> furniture,
        List<StoredKeys> keys) {

    /** A charter with the name of its shell. */
    record Origin(
            String epochNonce,
            PersonId ownerPerson,
            PersonaId owner,
            RoomProfile profile,
            String shell,
            boolean closed) {

        static @Nullable Origin of(@Nullable Charter charter) {
            return charter == null
                    ? null
                    : new Origin(
                            charter.epochNonce(),
                            charter.ownerPerson(),
                            charter.owner(),
                            charter.profile(),
                            charter.layout().shell(),
                            charter.closed());
        }

        Charter toCharter() {
            return new Charter(epochNonce, ownerPerson, owner, profile, Layout.of(shell), closed);
        }
    }

    record Mute(PersonaId persona, Instant until) {}

    static StoredRoom of(Room room) {
        return new StoredRoom(
                Origin.of(room.charter()),
                room.offset(),
                room.lastEventAt(),
                room.roster().lastNumber(),
                room.occupants().stream().map(StoredOccupant::of).toList(),
                List.copyOf(room.sanctions().bans().values()),
                room.sanctions().mutes().entrySet().stream()
                        .map(mute -> new Mute(mute.getKey(), mute.getValue()))
                        .toList(),
                List.copyOf(room.builders()),
                List.copyOf(room.talk()),
                room.furniture().lastNumber(),
                List.copyOf(room.furniture().pieces()),
                StoredKeys.of(room.keys()));
    }

    Room toRoom() {
        return toRoom(StoredKeys.toMemory(keys));
    }

    /** The room with a memory of keys that was stored in an older shape. */
    Room toRoom(KeyMemory memory) {
        return new Room(
                charter == null ? null : charter.toCharter(),
                offset,
                lastEventAt,
                Roster.of(occupants.stream().map(StoredOccupant::toOccupant).toList(), lastNumber),
                sanctions(),
                HashTreePSet.from(builders),
                TreePVector.from(talk),
                Furniture.of(furniture, lastPiece),
                memory);
    }

    private Sanctions sanctions() {
        var banned = bans.stream().collect(Collectors.toMap(RoomBan::person, Function.identity()));
        var muted = mutes.stream().collect(Collectors.toMap(Mute::persona, Mute::until));
        return new Sanctions(HashTreePMap.from(banned), HashTreePMap.from(muted));
    }
}
