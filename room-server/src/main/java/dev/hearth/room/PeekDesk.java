package dev.hearth.room;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity.Peek;
import dev.hearth.room.RoomEntity.Peeked;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Room;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows a room to operators. Part of {@link RoomFront} and confined to its actor. */
record PeekDesk(RoomId id, Attendance attendance, Faces faces, InstantSource clock) {

    /** Answers once the room knows itself. One who is one too many gets no answer, and looks again. */
    void ask(Peek ask, CommitPipeline commits, EarlyQuestions early) {
        if (commits.everRecovered()) {
            answer(ask, commits.room());
        } else {
            var unused = early.postpone(ask);
        }
    }

    void answer(Peek ask, Room room) {
        var now = clock.instant();
        var names = faces.all().stream().collect(Collectors.toMap(Face::persona, Function.identity()));
        var page = room.occupants().stream()
                .filter(occupant -> occupant.number() > ask.after())
                .sorted(Comparator.comparingInt(Occupant::number))
                .limit(Peeked.OCCUPANTS_MAX)
                .map(occupant -> seen(occupant, names, room, now))
                .toList();
        boolean there = room.exists();
        ask.replyTo()
                .tell(new Peeked(
                        id,
                        there ? room.profile().name() : "",
                        there && room.closed(),
                        there ? room.profile().capacity() : 0,
                        room.offset(),
                        room.occupantCount(),
                        page));
    }

    private Peeked.Seen seen(Occupant occupant, Map<PersonaId, Face> names, Room room, Instant now) {
        var face = names.get(occupant.persona());
        return new Peeked.Seen(
                occupant.number(),
                occupant.persona(),
                face == null ? "" : face.name(),
                occupant.joinedAt(),
                attendance.isReconnecting(occupant.number()),
                room.isMuted(occupant.persona(), now));
    }
}
