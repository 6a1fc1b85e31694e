package dev.hearth.room.journal;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.KeyMemory;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBan;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Seat;
import dev.hearth.room.domain.TalkLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code room.state.v1}: snapshots from before rooms had furniture. Only read, never written again. */
record FirstStoredRoom(
        @Nullable Origin charter,
        long offset,
        Instant lastEventAt,
        int lastNumber,
        List<Sitter> occupants,
        List<RoomBan> bans,
        List<StoredRoom.Mute> mutes,
        List<PersonaId> builders,
        List<TalkLine> talk,
        List<Memo> keys) {

    record Origin(
            String epochNonce,
            PersonId ownerPerson,
            PersonaId owner,
            RoomProfile profile,
            Shape layout,
            boolean closed) {}

    /** The shape was stored whole; its name was always enough. */
    record Shape(String shell, double width, double depth, double walkSpeed, List<Seat> seats) {}

    record Sitter(
            int number,
            PersonId person,
            PersonaId persona,
            Instant joinedAt,
            Place place,
            @Nullable String seat) {

        StoredOccupant today() {
            return new StoredOccupant(number, person, persona, joinedAt, place, seat, null);
        }
    }

    record Memo(PersonId person, CommandKey key, String fingerprint, Instant at, Answer receipt) {

        KeyMemory.Memo toMemo() {
            var known = new Receipt(receipt.offset, receipt.occupant, receipt.seat, 0);
            return new KeyMemory.Memo(person, key, fingerprint, at, known);
        }
    }

    record Answer(long offset, int occupant, String seat) {}

    Room toRoom() {
        return new StoredRoom(
                        charter == null ? null : today(charter),
                        offset,
                        lastEventAt,
                        lastNumber,
                        occupants.stream().map(Sitter::today).toList(),
                        bans,
                        mutes,
                        builders,
                        talk,
                        0,
                        List.of(),
                        List.of())
                .toRoom(KeyMemory.of(keys.stream().map(Memo::toMemo).toList()));
    }

    private static StoredRoom.Origin today(Origin origin) {
        return new StoredRoom.Origin(
                origin.epochNonce,
                origin.ownerPerson,
                origin.owner,
                origin.profile,
                origin.layout.shell,
                origin.closed);
    }
}
