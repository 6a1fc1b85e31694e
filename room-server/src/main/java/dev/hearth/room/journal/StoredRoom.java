package dev.hearth.room.journal;

import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Charter;
import dev.hearth.room.domain.KeyMemory;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBan;
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

/** A snapshot of a room as plain lists; the indexes that make the state quick are built again on reading. */
record StoredRoom(
        @Nullable Charter charter,
        long offset,
        Instant lastEventAt,
        int lastNumber,
        List<Occupant> occupants,
        List<RoomBan> bans,
        List<Mute> mutes,
        List<PersonaId> builders,
        List<TalkLine> talk,
        List<KeyMemory.Memo> keys) {

    record Mute(PersonaId persona, Instant until) {}

    static StoredRoom of(Room room) {
        return new StoredRoom(
                room.charter(),
                room.offset(),
                room.lastEventAt(),
                room.roster().lastNumber(),
                List.copyOf(room.occupants()),
                List.copyOf(room.sanctions().bans().values()),
                room.sanctions().mutes().entrySet().stream()
                        .map(mute -> new Mute(mute.getKey(), mute.getValue()))
                        .toList(),
                List.copyOf(room.builders()),
                List.copyOf(room.talk()),
                room.keys().memos());
    }

    Room toRoom() {
        return new Room(
                charter,
                offset,
                lastEventAt,
                Roster.of(occupants, lastNumber),
                sanctions(),
                HashTreePSet.from(builders),
                TreePVector.from(talk),
                KeyMemory.of(keys));
    }

    private Sanctions sanctions() {
        var banned = bans.stream().collect(Collectors.toMap(RoomBan::person, Function.identity()));
        var muted = mutes.stream().collect(Collectors.toMap(Mute::persona, Mute::until));
        return new Sanctions(HashTreePMap.from(banned), HashTreePMap.from(muted));
    }
}
